import { dockerConfigDescriptor, dockerManifest, marked, markedKey } from '#helpers/documents';
import { markedRoot, renamed } from '#helpers/documents/edited';
import { testRule } from '#helpers/ruleTester';

const type = 'application/vnd.docker.distribution.manifest.v2+json';
const inUppercase = dockerConfigDescriptor({ mediaType: 'application/vnd.DOCKER.container.image.v1+json' });

testRule('docker-media-type-missing', {
  valid: [dockerManifest()],
  invalid: [
    {
      text: markedRoot(dockerManifest({ mediaType: undefined })),
      message: 'missing',
      severity: 'error',
      fixes: { [`Set mediaType to ${type}`]: dockerManifest() },
    },
    // It is Docker’s in whatever case the type of the config is written.
    {
      text: markedRoot(dockerManifest({ mediaType: undefined, config: inUppercase })),
      message: 'missing',
      fixes: { [`Set mediaType to ${type}`]: dockerManifest({ config: inUppercase }) },
    },
    {
      text: renamed(dockerManifest(), 'mediaType', markedKey('mediaTypes')),
      message: 'misspelled',
      fixes: { 'Rename "mediaTypes" to "mediaType"': dockerManifest() },
    },
    { text: dockerManifest({ mediaType: marked('') }), message: 'empty' },
  ],
});
