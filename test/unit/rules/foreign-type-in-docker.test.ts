import {
  artifact,
  dockerConfigDescriptor,
  dockerLayer,
  dockerManifest,
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  layer,
  manifestDescriptor,
  marked,
} from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const withConfig = (mediaType: unknown, layerType?: string) =>
  dockerManifest({
    config: dockerConfigDescriptor({ mediaType }),
    layers: [dockerLayer(layerType === undefined ? {} : { mediaType: layerType })],
  });
const withLayer = (mediaType: unknown) => dockerManifest({ layers: [dockerLayer({ mediaType })] });
const helm = 'application/vnd.cncf.helm.config.v1+json';
const chart = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const dockerZstd = 'application/vnd.docker.image.rootfs.diff.tar.zstd';
const toOci = 'Convert to an OCI image manifest';

testRule('foreign-type-in-docker', {
  valid: [
    dockerManifest(),
    withLayer('application/vnd.docker.image.rootfs.diff.tar'),
    withConfig('application/vnd.docker.plugin.v1+json'),
    // An OCI manifest may have any types.
    artifact(),
    image({ config: imageConfigDescriptor({ mediaType: helm }), layers: [layer({ mediaType: chart })] }),
    // These have counterparts, or are typos, and other rules report them.
    withConfig('application/vnd.oci.image.config.v1+json'),
    withLayer('application/vnd.oci.image.layer.v1.tar+gzip'),
    withLayer('application/vnd.docker.image.rootfs.diff.tar+gzip'),
    // Docker images with other layers by convention.
    withLayer('application/vnd.ollama.image.model'),
    withLayer('application/vnd.sylabs.image.layer.v1.squashfs'),
    dockerManifest({
      layers: [
        dockerLayer({
          mediaType: 'application/vnd.dsse.envelope.v1+json',
          annotations: { 'dev.cosignproject.cosign/signature': '' },
        }),
      ],
    }),
  ],
  invalid: [
    {
      text: withConfig(marked(helm), chart),
      message: 'config',
      severity: 'warning',
      fixes: {
        'Convert to an OCI artifact': image({
          config: imageConfigDescriptor({ mediaType: helm }),
          layers: [layer({ mediaType: chart })],
        }),
      },
    },
    {
      text: withConfig(
        marked('application/vnd.sylabs.sif.config.v1+json'),
        'application/vnd.sylabs.sif.layer.v1.sif',
      ),
      message: 'config',
    },
    { text: withConfig(marked('application/vnd.cncf.flux.config.v1+json')), message: 'config' },
    { text: withConfig(marked('application/vnd.example.thing.v1+json'), 'text/plain'), message: 'config' },
    {
      text: dockerManifest({
        config: emptyDescriptor({ mediaType: marked('application/vnd.oci.empty.v1+json') }),
      }),
      message: 'config',
    },
    // A general type, and nothing that is unpacked.
    {
      text: withConfig(marked('application/octet-stream'), 'text/plain'),
      message: 'config',
      severity: 'warning',
    },
    {
      text: withConfig(marked('application/octet-stream')),
      message: 'early',
      severity: 'information',
      fixes: {
        'Replace "application/octet-stream" with "application/vnd.docker.container.image.v1+json"':
          dockerManifest(),
      },
    },
    { text: withConfig(marked('application/json')), message: 'early' },
    {
      text: withLayer(marked(dockerZstd)),
      message: 'zstd',
      severity: 'warning',
      fixes: {
        [toOci]: image({ layers: [layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' })] }),
      },
    },
    {
      text: dockerManifest({
        layers: [dockerLayer(), dockerLayer({ mediaType: marked(dockerZstd), digest: '$3' })],
      }),
      message: 'zstd',
    },
    {
      text: dockerManifest({
        layers: [dockerLayer({ mediaType: marked(dockerZstd) })],
        subject: manifestDescriptor({ digest: '$9' }),
      }),
      message: 'zstd',
      fixes: {},
    },
    { text: withLayer(marked('text/plain')), message: 'layer', severity: 'information' },
    { text: withLayer(marked('application/wasm')), message: 'layer', severity: 'information' },
    // A type of Docker’s, but neither of its images nor of its plugins.
    {
      text: withConfig(
        marked('application/vnd.docker.ai.model.config.v0.2+json'),
        'application/vnd.docker.ai.gguf.v3',
      ),
      message: 'config',
      severity: 'warning',
    },
    {
      text: dockerManifest({
        layers: [
          dockerLayer(),
          dockerLayer({ mediaType: marked('application/vnd.example.v1'), digest: '$3' }),
        ],
      }),
      message: 'layer',
    },
  ],
});
