import { image, marked } from '#helpers/documents';
import { digestOf } from '#helpers/markedText';
import { testRule } from '#helpers/ruleTester';

const base = (digest: unknown) => image({ annotations: { 'org.opencontainers.image.base.digest': digest } });
const hash = digestOf('1').slice('sha256:'.length);
const mixedCase = hash.replace('b86b', 'B86B');

testRule('annotation-base-digest', {
  valid: [base('$1'), base(''), base(7)],
  invalid: [
    { text: base(marked('sha256:abc')), message: 'form', severity: 'error', fixes: {} },
    {
      text: base(marked('alpine@$1')),
      fixes: { [`Replace "alpine@sha256:${hash}" with "sha256:${hash}"`]: base('$1') },
      automatic: false,
    },
    {
      text: base(marked(` SHA256:${mixedCase} `)),
      fixes: { [`Replace " SHA256:${mixedCase} " with "sha256:${hash}"`]: base('$1') },
      automatic: true,
    },
    {
      text: base(marked(mixedCase)),
      fixes: { [`Replace "${mixedCase}" with "sha256:${hash}"`]: base('$1') },
    },
    // Another algorithm may distinguish case.
    {
      text: base(marked(' multihash+base58:QmRZxt2b1FVZ')),
      fixes: {
        'Replace " multihash+base58:QmRZxt2b1FVZ" with "multihash+base58:QmRZxt2b1FVZ"': base(
          'multihash+base58:QmRZxt2b1FVZ',
        ),
      },
    },
    { text: base(marked('MULTIHASH+base58:QmRZxt2b1FVZ')), fixes: {} },
  ],
});
