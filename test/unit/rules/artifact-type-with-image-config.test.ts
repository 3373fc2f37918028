import { createHash } from 'node:crypto';
import {
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  layer,
  marked,
  type Members,
} from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const wasmImage = (artifactType?: unknown, config = imageConfigDescriptor()) =>
  image({
    artifactType,
    config,
    layers: [layer({ mediaType: 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm' })],
  });
const moduleType = 'application/vnd.bytecodealliance.module.v1+wasm';
const moduleConfig = imageConfigDescriptor({
  mediaType: 'application/vnd.bytecodealliance.module.config.v1+json',
});

const coreModule = (config: Members, artifactType?: unknown) =>
  image({
    artifactType,
    config,
    layers: [layer({ mediaType: 'application/wasm' })],
    annotations: { 'org.opencontainers.image.created': '2024-06-05T01:02:03Z' },
  });
const embedded = (text: string) => ({
  mediaType: 'application/vnd.wasm.config.v0+json',
  digest: sha256(text),
  size: text.length,
  data: Buffer.from(text).toString('base64'),
});
const undatedConfig = embedded(`{"architecture":"wasm","os":"wasip1","layerDigests":["${sha256('2')}"]}`);
const configText =
  '{"created":"2024-06-05T01:02:03Z","architecture":"wasm","os":"wasip1","layerDigests":' +
  `["${sha256('2')}"]}`;
const embeddedConfig = embedded(configText);
const chart = (artifactType: unknown, config: Members) =>
  image({
    artifactType,
    config,
    layers: [layer({ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' })],
  });

testRule('artifact-type-with-image-config', {
  valid: [
    wasmImage(),
    wasmImage(''),
    { text: wasmImage(moduleType), policy: { specification: '1.0' } },
    // The third case of the specification's decision tree: a config type of its own beside an artifactType.
    wasmImage(moduleType, moduleConfig),
    // The converted form of an image, attached to the original.
    wasmImage('application/vnd.containerd.overlaybd.native.v1+json'),
  ],
  invalid: [
    {
      text: wasmImage(marked(moduleType)),
      message: 'contradiction',
      severity: 'warning',
      fixes: {
        'It is an image: remove artifactType': wasmImage(),
        'It is an artifact: use the empty config (no longer a container image)': wasmImage(
          moduleType,
          emptyDescriptor(),
        ),
        'It is a core Wasm module: use a Wasm config for wasip1 (only Wasm runtimes run it)': image({
          config: undatedConfig,
          layers: [layer({ mediaType: 'application/wasm' })],
        }),
      },
    },
    {
      // All that the config of a core module says is in the manifest.
      text: coreModule(imageConfigDescriptor(), marked('application/vnd.example.module.v1')),
      fixes: {
        'It is an image: remove artifactType': coreModule(imageConfigDescriptor()),
        'It is an artifact: use the empty config (no longer a container image)': coreModule(
          emptyDescriptor(),
          'application/vnd.example.module.v1',
        ),
        'It is a core Wasm module: use a Wasm config for wasip1 (only Wasm runtimes run it)': coreModule(
          embeddedConfig,
          'application/vnd.example.module.v1',
        ),
      },
    },
    {
      // Helm needs its own config, so neither of the other two fixes would do.
      text: chart(marked('application/vnd.example.chart.v1'), imageConfigDescriptor()),
      fixes: {
        'It is an artifact: give its config the type application/vnd.cncf.helm.config.v1+json (no longer a container image)':
          chart(
            'application/vnd.example.chart.v1',
            imageConfigDescriptor({ mediaType: 'application/vnd.cncf.helm.config.v1+json' }),
          ),
      },
    },
    {
      text: image({ artifactType: marked('application/vnd.oci.image.config.v1+json') }),
      message: 'image-type',
      severity: 'warning',
      fixes: { 'It is an image: remove artifactType': image() },
    },
    {
      text: image({ artifactType: marked('application/vnd.oci.image.manifest.v1+json') }),
      message: 'image-type',
    },
    {
      // The config of a component describes its interfaces, which the manifest does not tell.
      text: coreModule(imageConfigDescriptor(), marked('application/vnd.example.component.v1')),
      fixes: {
        'It is an image: remove artifactType': coreModule(imageConfigDescriptor()),
        'It is an artifact: use the empty config (no longer a container image)': coreModule(
          emptyDescriptor(),
          'application/vnd.example.component.v1',
        ),
      },
    },
  ],
});
