import {
  artifact,
  dockerManifest,
  emptyDescriptor,
  image,
  index,
  layer,
  marked,
  markedKey,
} from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const by = (...consumers: string[]) => ({ policy: { consumers } });
const thing = 'application/vnd.example.thing.v1';
const untypedIndex = index({ mediaType: undefined });

testRule('consumer-media-type-refused', {
  valid: [
    artifact({ artifactType: thing, layers: [file()] }),
    { text: image(), ...by('gitlab', 'lambda', 'zot', 'quay', 'kubernetes-image-volume') },
    { text: artifact({ artifactType: thing, layers: [file()] }), ...by('quay') },
    {
      text: artifact({
        artifactType: 'application/spdx+json',
        layers: [layer({ mediaType: 'application/spdx+json' })],
      }),
      ...by('gitlab'),
    },
    { text: artifact({ artifactType: 'application/vnd.cncf.notary.signature' }), ...by('gitlab') },
    { text: dockerManifest(), ...by('gitlab', 'quay', 'lambda') },
    { text: untypedIndex, ...by('gitlab', 'zot', 'nobody') },
    // Another rule reports a misspelled type.
    {
      text: image({
        config: customConfig({ mediaType: 'application/vnd.oci.image.cnofig.v1+json' }),
      }),
      ...by('lambda'),
    },
  ],
  invalid: [
    {
      text: artifact({ artifactType: marked(thing), layers: [file()] }),
      ...by('gitlab'),
      message: 'artifactType',
      severity: 'warning',
      fixes: {},
    },
    {
      text: index({ mediaType: marked('application/vnd.oci.image.index.v1+json') }),
      ...by('lambda'),
      message: 'document',
    },
    {
      text: untypedIndex.replace('"manifests"', markedKey('"manifests"')),
      ...by('lambda'),
      message: 'document',
    },
    {
      text: dockerManifest({ mediaType: marked('application/vnd.docker.distribution.manifest.v2+json') }),
      ...by('zot'),
      message: 'document',
    },
    {
      text: image({
        config: customConfig({ mediaType: marked('application/vnd.example.config.v1+json') }),
        layers: [file()],
      }),
      ...by('gitlab'),
      message: 'config',
    },
    {
      text: artifact({
        artifactType: thing,
        config: emptyDescriptor({ mediaType: marked('application/vnd.oci.empty.v1+json') }),
        layers: [layer()],
      }),
      ...by('kubernetes-image-volume'),
      message: 'config',
    },
    {
      text: image({
        layers: [layer({ mediaType: marked('application/vnd.wasm.content.layer.v1+wasm') })],
      }),
      ...by('runwasi'),
      message: 'layer',
      fixes: {
        'Replace "application/vnd.wasm.content.layer.v1+wasm" with "application/wasm"': image({
          layers: [layer({ mediaType: 'application/wasm' })],
        }),
      },
    },
  ],
});
