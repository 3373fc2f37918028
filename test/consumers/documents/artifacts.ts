import { artifact, emptyDescriptor, image, print, type Members } from '#helpers/documents';
import { bundle, exampleConfig, helm, sif } from '#helpers/documents/formats';
import { digestOf } from '#helpers/markedText';
import type { Content } from './content';
import { documentOf, documentsOf, type Recipe } from './document';
import { manifestType } from './images';

/** An artifact with the empty config, whose content is stored. */
function artifactOf(content: Content, layers: readonly Members[], members: Members = {}): string {
  content.customConfig('application/vnd.oci.empty.v1+json', '{}');
  return artifact({ config: emptyDescriptor(), layers, ...members });
}

/** An artifact with a config of its own type, and a file of each type. */
function withConfigType(configType: string, fileTypes: readonly string[], configText?: string): Recipe {
  return (content) =>
    image({
      config: content.customConfig(configType, configText),
      layers: fileTypes.map((type) => content.file(type)),
    });
}

const titled = (title: string): Members => ({ annotations: { 'org.opencontainers.image.title': title } });
const artifactManifestType = 'application/vnd.oci.artifact.manifest.v1+json';

/** Artifacts: manifests without an image config. */
export const artifacts = [
  ...documentsOf(manifestType, {
    'artifact-text': (content) => artifactOf(content, [content.file('text/plain')]),
    'artifact-two-files': (content) =>
      artifactOf(content, [
        content.file('text/plain', titled('a.txt')),
        content.file('application/octet-stream', titled('b.bin')),
      ]),
    'artifact-tar-layer': (content) => artifactOf(content, [content.layer()]),
    'artifact-without-layers': (content) => artifactOf(content, []),
    'artifact-empty-layer': (content) => artifactOf(content, [emptyDescriptor()]),
    'artifact-without-type': (content) =>
      artifactOf(content, [content.file('text/plain')], { artifactType: undefined }),
    'artifact-sigstore-bundle': (content) =>
      artifactOf(content, [content.file(bundle)], {
        artifactType: bundle,
        subject: { mediaType: manifestType, digest: digestOf('nothing has this'), size: 7 },
      }),
    'artifact-config-data': (content) =>
      artifactOf(content, [content.file('text/plain')], { config: emptyDescriptor({ data: 'e30=' }) }),
    'artifact-custom-config': withConfigType(exampleConfig, ['application/vnd.example.file']),
    'artifact-helm-chart': withConfigType(helm.config, [helm.chart]),
    'artifact-helm-chart-with-provenance': withConfigType(helm.config, [helm.chart, helm.provenance]),
    'artifact-singularity': withConfigType(sif.config, [sif.layer]),
    'artifact-wasm': withConfigType('application/vnd.wasm.config.v0+json', ['application/wasm']),
    'artifact-wasm-old': withConfigType('application/vnd.wasm.config.v1+json', [
      'application/vnd.wasm.content.layer.v1+wasm',
    ]),
    'artifact-opa-bundle': (content) =>
      image({
        config: content.customConfig('application/vnd.oci.image.config.v1+json'),
        layers: [content.layer()],
      }),
    'artifact-oras-unknown-config': (content) =>
      image({
        config: content.customConfig('application/vnd.unknown.config.v1+json'),
        layers: [content.layer('none')],
      }),
    'artifact-cosign-signature': (content) =>
      image({
        config: content.imageConfig({ rootfs: { type: 'layers', diff_ids: [digestOf('signature')] } }),
        layers: [content.file('application/vnd.dev.cosign.simplesigning.v1+json')],
      }),
    'artifact-image-config-and-wasm': (content) =>
      image({
        config: content.imageConfig({ rootfs: { type: 'layers', diff_ids: [digestOf('wasm')] } }),
        layers: [content.file('application/vnd.bytecodealliance.wasm.component.layer.v0+wasm')],
      }),
    'artifact-config-is-text': withConfigType('text/plain', ['text/plain'], '"text"'),
    'artifact-model': withConfigType('application/vnd.docker.ai.model.config.v0.1+json', [
      'application/vnd.docker.ai.gguf.v3',
    ]),
  }),
  documentOf('artifact-manifest', artifactManifestType, (content) =>
    print({
      mediaType: artifactManifestType,
      artifactType: 'application/vnd.example.files.v1',
      blobs: [content.file('text/plain')],
    }),
  ),
];
