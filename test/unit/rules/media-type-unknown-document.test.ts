import { image, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const typed = (mediaType: unknown) => image({ mediaType });
const fixes = { 'Set mediaType to application/vnd.oci.image.manifest.v1+json': image() };

testRule('media-type-unknown-document', {
  valid: [image(), typed(''), typed('application/vnd.oci.image.config.v1+json')],
  invalid: [
    {
      text: typed(marked('application/vnd.oci.image.manifest.v1')),
      message: 'misspelled',
      severity: 'error',
      fixes,
    },
    { text: typed(marked('application/vnd.oci.image.manifest.v2+jsno')), message: 'misspelled', fixes },
    { text: typed(marked('Application/vnd.OCI.image.manifest.v1+json')), message: 'misspelled', fixes },
    { text: typed(marked('manifest')), message: 'misspelled', fixes },
    // The nearest type is that of an index, but this is not one.
    { text: typed(marked('application/vnd.oci.image.index.v1')), message: 'misspelled', fixes },
    {
      text: typed(marked('application/vnd.example.bundle.v1+json')),
      message: 'unknown',
      severity: 'information',
      fixes,
    },
  ],
});
