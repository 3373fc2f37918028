import { image, manifestDescriptor, markedKey } from '#helpers/documents';
import { imageWithLayer } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const artifactType = 'application/vnd.example.thing.v1';

testRule('artifact-type-on-blob', {
  valid: [
    image(),
    imageWithLayer({ artifactType: '' }),
    image({ subject: manifestDescriptor({ digest: '$3', artifactType }) }),
  ],
  invalid: [
    {
      text: imageWithLayer({ [markedKey('artifactType')]: artifactType }),
      message: 'blob',
      severity: 'hint',
      fixes: { 'Remove artifactType from this descriptor': image() },
    },
    {
      // Go would read the other one once the first is gone.
      text: imageWithLayer({ artifactTypE: null, [markedKey('artifactType')]: artifactType }),
      fixes: { 'Remove artifactType from this descriptor': image() },
    },
  ],
});
