import { dockerManifestList, markedKey } from '#helpers/documents';
import { imageFor, indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

testRule('platform-features-reserved', {
  valid: [
    indexFor({}),
    indexFor({ 'os.features': ['sse4'] }),
    dockerManifestList({ manifests: [imageFor({ features: ['sse4'] })] }),
  ],
  invalid: [
    {
      text: indexFor({ [markedKey('features')]: ['sse4'] }),
      message: 'reserved',
      severity: 'information',
      fixes: { 'Remove features': indexFor({}) },
    },
  ],
});
