import { config, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const withDiffIds = (...digests: unknown[]) => config({ rootfs: { type: 'layers', diff_ids: digests } });
const archive = 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';
const gzipped = 'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4';
const gzippedByGo = 'sha256:4f4fb700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1';
const emptyObject = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

testRule('diff-id-known-content', {
  valid: [config(), withDiffIds(archive), withDiffIds(archive, '$1', archive)],
  invalid: [
    {
      text: withDiffIds('$1', marked(gzipped)),
      message: 'compressed',
      severity: 'error',
      fixes: { 'Use the digest of the uncompressed archive': withDiffIds('$1', archive) },
    },
    { text: withDiffIds(marked(gzippedByGo), '$1', marked(gzipped)), message: 'compressed' },
    { text: withDiffIds(marked(emptyObject)), message: 'other', severity: 'error', fixes: {} },
  ],
});
