import { encodeBase64 } from '#schemas/values/base64';
import { sha256DigestOf } from '#schemas/values/digest';
import {
  artifact,
  dockerLayer,
  dockerManifest,
  dockerManifestList,
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  marked,
  platform,
  print,
} from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const withLayer = (mediaType: unknown) => artifact({ layers: [layer({ mediaType })] });
const withConfig = (mediaType: unknown, layerType = 'text/plain') =>
  image({ config: imageConfigDescriptor({ mediaType }), layers: [layer({ mediaType: layerType })] });
const withType = (artifactType: unknown, layerType = 'application/vnd.oci.image.layer.v1.tar') =>
  artifact({ artifactType, layers: [layer({ mediaType: layerType })] });
const withEntry = (mediaType: unknown) => index({ manifests: [manifestDescriptor({ mediaType })] });
const withSubject = (mediaType: unknown) =>
  artifact({ subject: manifestDescriptor({ mediaType, digest: '$9' }) });

/** The config of a module, with the digest of the layer that is meant by default. */
const wasmConfig = new TextEncoder().encode(
  JSON.stringify({
    architecture: 'wasm',
    os: 'wasip1',
    layerDigests: [sha256DigestOf(new TextEncoder().encode('2'))],
  }),
);

const embeddedWasmConfig = {
  mediaType: 'application/vnd.wasm.config.v0+json',
  digest: sha256DigestOf(wasmConfig),
  size: wasmConfig.length,
  data: encodeBase64(wasmConfig),
};

/** A document with an outdated type, and with the type that has replaced it. */
const renamed = (make: (type: unknown) => string, old: string, current: string) => ({
  text: make(marked(old)),
  message: 'renamed',
  fixes: { [`Replace "${old}" with "${current}"`]: make(current) },
});
const weighed = (
  make: (type: unknown) => string,
  message: string,
  severity: 'warning' | 'information',
  old: string,
) => ({
  text: make(marked(old)),
  message,
  severity,
  fixes: {},
});

testRule('media-type-superseded', {
  valid: [
    image(),
    artifact(),
    index(),
    withLayer('application/vnd.example.draft.v0'),
    // Trivy’s checks have this type, and Istio reads these layers.
    withType('application/vnd.cncf.openpolicyagent.config.v1+json'),
    withLayer('application/vnd.module.wasm.config.v1+json'),
    withLayer('application/vnd.module.wasm.content.layer.v1+wasm'),
    // General names are outdated in one format only.
    withLayer('application/tar+gzip'),
    withLayer('application/tar'),
    withLayer('text/spdx'),
    withConfig('application/pkcs7-signature'),
    // These have rules of their own.
    image({ layers: [layer({ mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar' })] }),
    dockerManifest({
      layers: [dockerLayer({ mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip' })],
    }),
    withLayer('application/vnd.dev.sigstore.bundle+json;version=0.1'),
    withType('application/vnd.oci.image.serialization.config.v1+json'),
    withType('application/vnd.docker.container.image.rootfs.diff+x-gtar'),
    image({ artifactType: 'application/vnd.cncf.notary.v2.signature' }),
    withConfig('application/vnd.oci.image.manifest.list.v1+json'),
    withConfig('application/vnd.oci.image.rootfs.tar.gzip'),
    withSubject('application/vnd.oci.image.serialization.rootfs.tar.gzip'),
    withEntry('application/vnd.oci.image.rootfs.tar.gzip'),
  ],
  invalid: [
    renamed(
      (mediaType) => image({ layers: [layer({ mediaType })] }),
      'application/vnd.oci.image.rootfs.tar.gzip',
      'application/vnd.oci.image.layer.v1.tar+gzip',
    ),
    renamed(
      (mediaType) => image({ layers: [layer({ mediaType })] }),
      'application/vnd.oci.image.layer.tar+gzip',
      'application/vnd.oci.image.layer.v1.tar+gzip',
    ),
    renamed(
      (mediaType) => image({ config: imageConfigDescriptor({ mediaType }) }),
      'application/vnd.oci.image.serialization.v1+json',
      'application/vnd.oci.image.config.v1+json',
    ),
    {
      // The digest is that of the two bytes {}, which are no image config.
      text: image({
        config: emptyDescriptor({ mediaType: marked('application/vnd.oci.image.serialization.v1+json') }),
      }),
      message: 'renamed',
      fixes: {},
    },
    renamed(
      (mediaType) => dockerManifest({ layers: [dockerLayer({ mediaType })] }),
      'application/vnd.docker.container.image.rootfs.diff+x-gtar',
      'application/vnd.docker.image.rootfs.diff.tar.gzip',
    ),
    renamed(
      (mediaType) => artifact({ config: emptyDescriptor({ mediaType }) }),
      'application/vnd.oci.scratch.v1+json',
      'application/vnd.oci.empty.v1+json',
    ),
    renamed(
      withEntry,
      'application/vnd.oci.image.manifest.list.v1+json',
      'application/vnd.oci.image.index.v1+json',
    ),
    renamed(
      withSubject,
      'application/vnd.docker.image.manifest.v2+json',
      'application/vnd.docker.distribution.manifest.v2+json',
    ),
    renamed(
      (mediaType) =>
        dockerManifestList({ manifests: [manifestDescriptor({ mediaType, platform: platform() })] }),
      'application/vnd.docker.image.manifest.v2+json',
      'application/vnd.docker.distribution.manifest.v2+json',
    ),
    renamed(withType, 'application/vnd.ratify.spdx.v0', 'application/spdx+json'),
    renamed(withType, 'application/vnd.cncf.notary.v2.signature', 'application/vnd.cncf.notary.signature'),
    renamed(withLayer, 'text/spdx+json', 'application/spdx+json'),
    renamed(withLayer, 'application/vnd.ollama.image.prompt', 'application/vnd.ollama.image.template'),
    renamed(withLayer, 'appliciation/vnd.sylabs.sif.layer.tar', 'application/vnd.sylabs.sif.layer.v1.sif'),
    renamed(
      (mediaType) =>
        image({
          config: imageConfigDescriptor({ mediaType: 'application/vnd.cncf.helm.config.v1+json' }),
          layers: [layer({ mediaType })],
        }),
      'application/tar+gzip',
      'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    ),
    renamed(
      (artifactType) => index({ manifests: [manifestDescriptor({ artifactType })] }),
      'application/vnd.cnai.model.manifest.v1+json',
      'application/vnd.cncf.model.manifest.v1+json',
    ),
    // The descriptor by itself says nothing of its use.
    renamed(
      (mediaType) => print({ mediaType, digest: '$1', size: 1 }),
      'application/vnd.oci.image.layer.nondistributable.tar+gzip',
      'application/vnd.oci.image.layer.v1.tar+gzip',
    ),
    // The successor would be a mistake here: another type for the digest, and an image config beside artifactType.
    weighed(
      (mediaType) => artifact({ layers: [layer({ mediaType })] }),
      'renamed',
      'warning',
      'application/vnd.oci.scratch.v1+json',
    ),
    weighed(
      (mediaType) => image({ config: emptyDescriptor({ mediaType }) }),
      'renamed',
      'warning',
      'application/vnd.oci.scratch.v1+json',
    ),
    weighed(
      (mediaType) => artifact({ config: imageConfigDescriptor({ mediaType }) }),
      'renamed',
      'warning',
      'application/vnd.oci.image.serialization.config.v1+json',
    ),
    weighed(
      (mediaType) => dockerManifest({ layers: [dockerLayer({ mediaType })] }),
      'renamed',
      'warning',
      'application/vnd.oci.image.layer.tar+gzip',
    ),
    // What has another form must be made again.
    weighed(withEntry, 'replaced', 'warning', 'application/vnd.oci.artifact.manifest.v1+json'),
    weighed(withSubject, 'replaced', 'warning', 'application/vnd.docker.distribution.manifest.v1+prettyjws'),
    weighed(withLayer, 'replaced', 'warning', 'application/vnd.cyclonedx'),
    weighed(withLayer, 'replaced', 'information', 'application/vnd.cirruslabs.tart.disk.v1'),
    weighed(withConfig, 'replaced', 'information', 'application/vnd.amazon.soci.index.v1+json'),
    weighed(withLayer, 'outdated', 'information', 'application/vnd.ollama.image.embed'),
    weighed(withConfig, 'outdated', 'information', 'application/vnd.wasmcloud.provider.archive.config'),
    weighed(withType, 'outdated-instead', 'information', 'application/vnd.oras.config.v1+json'),
    weighed(withType, 'proposed-wasm', 'information', 'application/vnd.bytecodealliance.module.v1+wasm'),
    // The message asks for the config of Wasm artifacts, or for another type.
    weighed(
      (type) => withType(type, 'text/x.example'),
      'proposed-wasm',
      'information',
      'application/vnd.bytecodealliance.module.v1+wasm',
    ),
    weighed(
      (type) => withType(type, 'application/jose+json'),
      'replaced',
      'information',
      'application/vnd.cncf.notary.v2',
    ),
    weighed(
      (type) => withType(type, 'application/spdx+json'),
      'outdated-instead',
      'information',
      'application/vnd.oras.config.v1+json',
    ),
    weighed(
      (type) => withType(type, 'application/json'),
      'proposed',
      'information',
      'application/vnd.cncf.apparmor-profile.config.v1+json',
    ),
    {
      text: withType(marked('application/vnd.bytecodealliance.module.v1+wasm'), 'application/wasm'),
      fixes: {
        'Use the Wasm config of a core module for wasip1, and remove artifactType': image({
          config: embeddedWasmConfig,
          layers: [layer({ mediaType: 'application/wasm' })],
        }),
      },
    },
    {
      // The layer of an image for runwasi is a module or a component, which has another config. The type says module.
      text: withType(
        marked('application/vnd.bytecodealliance.module.v1+wasm'),
        'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm',
      ),
      fixes: {
        'Use the Wasm config of a core module for wasip1, and remove artifactType': image({
          config: embeddedWasmConfig,
          layers: [layer({ mediaType: 'application/wasm' })],
        }),
        'Set artifactType to the type of the layers, application/vnd.bytecodealliance.wasm.component.layer.v0+wasm':
          withType(
            'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm',
            'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm',
          ),
      },
    },
    {
      // The interfaces of a component are not in the manifest, so the message says where they belong.
      text: artifact({
        artifactType: marked('application/vnd.bytecodealliance.module.v1+wasm'),
        layers: [
          layer({
            mediaType: 'application/wasm',
            annotations: { 'org.opencontainers.image.title': 'hello-component.wasm' },
          }),
        ],
      }),
      message: 'proposed-wasm',
      severity: 'information',
      fixes: {},
    },
    {
      // The config is the one that the message asks for.
      text: image({
        artifactType: marked('application/vnd.bytecodealliance.module.v1+wasm'),
        config: embeddedWasmConfig,
        layers: [layer({ mediaType: 'application/wasm' })],
      }),
      fixes: {
        'Remove artifactType: the type of the config says what the artifact is': image({
          config: embeddedWasmConfig,
          layers: [layer({ mediaType: 'application/wasm' })],
        }),
      },
    },
    {
      // The layers have a type that the author has defined.
      text: withType(marked('application/vnd.oras.config.v1+json'), 'application/vnd.example.report.v1'),
      fixes: {
        'Set artifactType to the type of the layers, application/vnd.example.report.v1': withType(
          'application/vnd.example.report.v1',
          'application/vnd.example.report.v1',
        ),
      },
    },
    weighed(withLayer, 'proposed', 'information', 'application/vnd.docker.ai.gguf.v3.lora'),
    {
      text: withType(marked('application/vnd.cncf.helm.chart.config.v1+json')),
      message: 'other-name',
      severity: 'information',
      fixes: {
        'Replace "application/vnd.cncf.helm.chart.config.v1+json" with "application/vnd.cncf.helm.config.v1+json"':
          withType('application/vnd.cncf.helm.config.v1+json'),
      },
    },
    // Helm takes no chart with another config.
    {
      text: withConfig(
        marked('application/vnd.cncf.helm.chart.config.v1+json'),
        'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
      ),
      message: 'other-name',
      severity: 'warning',
    },
    weighed(withConfig, 'other-name', 'information', 'application/vnd.unikraft.config.v1'),
  ],
});
