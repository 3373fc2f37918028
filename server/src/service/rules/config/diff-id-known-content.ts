import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** The digest of an empty tar archive: two blocks of zeros. */
const emptyArchive = 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

/** A diff ID is over the tar archive before compression; the digest in the manifest is over the blob. */
export default defineRule({
  id: 'diff-id-known-content',
  category: 'config',
  kinds: ['image-config'],
  severity: 'error',
  summary: 'A diff ID is the digest of content that is not an uncompressed tar archive.',
  source: specificationSection('config.md', 'layer-diffid'),
  messages: {
    compressed:
      'This is the digest of {content}. A diff ID is the digest of the layer’s tar archive before it is compressed.',
    other: 'This is the digest of {content}. A diff ID is the digest of a layer’s tar archive.',
  },
  fixes: {
    uncompressed: 'Use the digest of the uncompressed archive',
  },
  *check({ model, catalogue }) {
    for (const [index, digest] of (model.rootfs?.diff_ids ?? []).entries()) {
      const known = digest === undefined ? undefined : catalogue.content(digest);
      if (known?.form === undefined || known.form === 'tar') continue;
      const path = ['rootfs', 'diff_ids', index];
      const isCompressed = known.form === 'gzip';
      yield {
        message: isCompressed ? 'compressed' : 'other',
        at: { path },
        values: { content: known.title },
        fixes: isCompressed ? [fix('uncompressed', set(path, emptyArchive))] : [],
      };
    }
  },
});
