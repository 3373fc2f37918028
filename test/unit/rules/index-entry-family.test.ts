import {
  dockerManifestList,
  index,
  manifestDescriptor,
  marked,
  markedKey,
  platform,
} from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const oci = 'application/vnd.oci.image.manifest.v1+json';
const docker = 'application/vnd.docker.distribution.manifest.v2+json';
const entries = (...types: unknown[]) =>
  types.map((mediaType, at) =>
    manifestDescriptor({
      mediaType,
      digest: `$${at + 1}`,
      platform: platform({ architecture: ['amd64', 'arm64', 's390x'][at] }),
    }),
  );
const untyped = { mediaType: undefined, manifests: undefined };

testRule('index-entry-family', {
  valid: [
    index(),
    dockerManifestList(),
    index({ manifests: entries(docker, docker) }),
    index({ manifests: entries(oci, 'application/vnd.example.manifest.v1+json') }),
    dockerManifestList({
      manifests: entries(docker, 'application/vnd.docker.distribution.manifest.v1+json'),
    }),
  ],
  invalid: [
    {
      text: dockerManifestList({ manifests: entries(marked(oci), oci) }),
      message: 'oci-in-list',
      severity: 'warning',
      fixes: { 'Convert to an OCI image index': index({ manifests: entries(oci, oci) }) },
    },
    { text: dockerManifestList({ manifests: entries(docker, marked(oci)) }), message: 'oci-in-list' },
    {
      text: dockerManifestList({
        manifests: [manifestDescriptor({ mediaType: marked('application/vnd.oci.image.index.v1+json') })],
      }),
      message: 'oci-in-list',
    },
    {
      text: index({ ...untyped, [markedKey('manifests')]: entries(docker, oci) }),
      message: 'mixed',
      severity: 'information',
      fixes: {},
    },
    {
      text: index({ manifests: undefined, [markedKey('manifests')]: entries(oci, docker, docker) }),
      message: 'mixed',
    },
  ],
});
