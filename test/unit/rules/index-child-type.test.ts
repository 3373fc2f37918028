import { manifestDescriptor, marked } from '#helpers/documents';
import { indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const index = (...types: unknown[]) =>
  indexOf(
    ...types.map((mediaType, position) => manifestDescriptor({ mediaType, digest: `$${position + 1}` })),
  );
const layer = 'application/vnd.oci.image.layer.v1.tar+gzip';

testRule('index-child-type', {
  valid: [
    index('application/vnd.oci.image.manifest.v1+json', 'application/vnd.oci.image.index.v1+json'),
    index('application/vnd.docker.distribution.manifest.v2+json'),
    index('application/vnd.oci.artifact.manifest.v1+json'),
    // Other rules report a typo, and different case.
    index('aplication/vnd.oci.image.manifest.v1+json', 'application/vnd.OCI.image.manifest.v1+json'),
    // BuildKit's registry cache.
    index(layer, 'application/vnd.buildkit.cacheconfig.v0'),
  ],
  invalid: [
    { text: index(marked(layer)), message: 'no-manifest', severity: 'warning' },
    {
      text: index(marked(layer)),
      fileName: 'index.json',
      message: 'no-manifest',
      severity: 'information',
    },
    { text: index(marked('application/xml')), message: 'unknown', severity: 'information' },
  ],
});
