import { dockerManifest, dockerManifestList, image, index, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const typed = (mediaType: unknown) => image({ mediaType });
const fixes = { 'Set mediaType to application/vnd.oci.image.manifest.v1+json': image() };

testRule('media-type-unknown-document', {
  valid: [
    index(),
    dockerManifest(),
    dockerManifestList(),
    image(),
    typed(''),
    typed('application/vnd.oci.image.config.v1+json'),
  ],
  invalid: [
    {
      text: typed(marked('application/vnd.oci.image.manifest.v1')),
      message: 'misspelled',
      severity: 'error',
      fixes,
    },
    { text: typed(marked('application/vnd.oci.image.manifest.v2+jsno')), message: 'misspelled', fixes },
    { text: typed(marked('Application/vnd.OCI.image.manifest.v1+json')), message: 'misspelled', fixes },
    // A type of Docker's for the same shape is meant as it is written.
    {
      text: dockerManifest({ mediaType: marked('application/vnd.docker.distribution.manifest.v2+jsno') }),
      message: 'misspelled',
      fixes: {
        'Set mediaType to application/vnd.docker.distribution.manifest.v2+json': dockerManifest(),
      },
    },
    {
      text: index({ mediaType: marked('application/vnd.docker.distribution.manifest.list.v2+jsno') }),
      message: 'misspelled',
      fixes: {
        'Set mediaType to application/vnd.docker.distribution.manifest.list.v2+json': index({
          mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json',
        }),
      },
    },
    {
      text: index({ mediaType: marked('application/vnd.oci.image.index.v1+jsno') }),
      message: 'misspelled',
      fixes: { 'Set mediaType to application/vnd.oci.image.index.v1+json': index() },
    },
    {
      text: index({ mediaType: marked('application/vnd.oci.image.manifest.v1+jsno') }),
      message: 'misspelled',
      fixes: { 'Set mediaType to application/vnd.oci.image.index.v1+json': index() },
    },
    // With a type of Docker's, OCI layers would be wrong.
    {
      text: typed(marked('aplication/vnd.docker.distribution.manifest.v2+json')),
      message: 'misspelled',
      fixes,
    },
    // Nobody else may name a type in the trees of the OCI and of Docker.
    { text: typed(marked('application/vnd.oci.bundle.of.many.things')), message: 'misspelled', fixes },
    { text: typed(marked('text/application/vnd.oci.x')), message: 'misspelled', fixes },
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
