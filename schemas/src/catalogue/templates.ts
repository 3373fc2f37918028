import { emptyDescriptor } from './knownContent';
import {
  barePlaceholder,
  choice,
  placeholder,
  repeated,
  toPlainText,
  toSnippet,
} from '#schemas/placeholders';
import type { DocumentKind } from '#schemas/kinds';
import { wellKnown } from './mediaTypes';
import { wellKnownAnnotations } from './annotations';
import { commonArchitectures, commonSystems } from './platforms';
import { once } from '../once';

/** A whole document to begin with. */
export interface DocumentTemplate {
  readonly id: string;
  readonly title: string;
  /** What it is for, in a sentence or two. */
  readonly description: string;
  readonly kind: DocumentKind;
  /** The name that such a file usually has. */
  readonly fileName: string;
  /** The document as data, with blanks for what only the author knows. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The document as plain text, with defaults in the blanks. */
  readonly text: string;
  /** The document as a snippet of the language server protocol. */
  readonly snippet: string;
}

/** A descriptor whose content only the author knows. */
function descriptor(mediaType: string, more: Readonly<Record<string, unknown>> = {}): object {
  return { mediaType, digest: placeholder('sha256:'), size: barePlaceholder('0'), ...more };
}

const { mediaType, digest, size } = emptyDescriptor;
const empty = { mediaType, digest, size };

const file = (type: string, name: string): object =>
  descriptor(type, { annotations: { [wellKnownAnnotations.title]: placeholder(name) } });

const manifest = { schemaVersion: 2, mediaType: wellKnown.ociManifest };
const index = { schemaVersion: 2, mediaType: wellKnown.ociIndex };
const tar = 'application/vnd.oci.image.layer.v1.tar+gzip';

const sbomType = choice(['application/spdx+json', 'application/vnd.cyclonedx+json']);

/** BuildKit puts the attestations behind all images, in their order. */
const attestationEntry = descriptor(wellKnown.ociManifest, {
  platform: { architecture: 'unknown', os: 'unknown' },
  annotations: {
    [wellKnownAnnotations.referenceType]: 'attestation-manifest',
    [wellKnownAnnotations.referenceDigest]: placeholder('sha256:'),
  },
});

const contents: readonly Omit<DocumentTemplate, 'text' | 'snippet'>[] = [
  {
    id: 'image-manifest',
    title: 'Image manifest',
    description:
      'A container image: a config, and the layers of its root filesystem. The config says how to run it.',
    kind: 'image-manifest',
    fileName: 'manifest.json',
    content: { ...manifest, config: descriptor(wellKnown.ociConfig), layers: [descriptor(tar)] },
  },
  {
    id: 'artifact-files',
    title: 'Artifact of files',
    description:
      'Files of any kind, each in a layer with its own media type. There is no configuration, so the config is the ' +
      'empty descriptor and `artifactType` gives the type of the artifact.',
    kind: 'image-manifest',
    fileName: 'manifest.json',
    content: {
      ...manifest,
      artifactType: placeholder('application/vnd.example.thing.v1'),
      config: empty,
      layers: [file(placeholder('application/octet-stream'), 'file.bin')],
    },
  },
  {
    id: 'artifact-config',
    title: 'Artifact with its own config',
    description:
      'Files and a configuration that your tools read. The media type of the config gives the type of the artifact, so ' +
      '`artifactType` is optional.',
    kind: 'image-manifest',
    fileName: 'manifest.json',
    content: {
      ...manifest,
      config: descriptor(placeholder('application/vnd.example.thing.config.v1+json')),
      layers: [file(placeholder('application/octet-stream'), 'file.bin')],
    },
  },
  {
    id: 'artifact-annotations',
    title: 'Artifact without files',
    description:
      'Metadata without any files. The config and the only layer are empty descriptors; the content is in the ' +
      'annotations.',
    kind: 'image-manifest',
    fileName: 'manifest.json',
    content: {
      ...manifest,
      artifactType: placeholder('application/vnd.example.note.v1'),
      config: empty,
      layers: [empty],
      annotations: { [placeholder('org.example.key')]: placeholder('value') },
    },
  },
  {
    id: 'signature',
    title: 'Signature',
    description:
      'A Sigstore bundle that refers to the manifest it signs. Registries list it among the referrers of `subject`.',
    kind: 'image-manifest',
    fileName: 'manifest.json',
    content: {
      ...manifest,
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      config: empty,
      layers: [descriptor('application/vnd.dev.sigstore.bundle.v0.3+json')],
      subject: descriptor(placeholder(wellKnown.ociManifest)),
    },
  },
  {
    id: 'sbom',
    title: 'SBOM for an image',
    description:
      'A software bill of materials for the image in `subject`. Clients find it in the list of referrers of that ' +
      'image, by its `artifactType`.',
    kind: 'image-manifest',
    fileName: 'manifest.json',
    content: {
      ...manifest,
      artifactType: sbomType,
      config: empty,
      layers: [file(repeated(sbomType), 'sbom.json')],
      subject: descriptor(choice([wellKnown.ociManifest, wellKnown.ociIndex])),
    },
  },
  {
    id: 'helm-chart',
    title: 'Helm chart',
    description:
      'A chart as `helm push` writes it. The config has the metadata from Chart.yaml, and the layer is the chart archive.',
    kind: 'image-manifest',
    fileName: 'manifest.json',
    content: {
      ...manifest,
      config: descriptor('application/vnd.cncf.helm.config.v1+json'),
      layers: [descriptor('application/vnd.cncf.helm.chart.content.v1.tar+gzip')],
      annotations: {
        [wellKnownAnnotations.title]: placeholder('chart'),
        [wellKnownAnnotations.version]: placeholder('0.1.0'),
      },
    },
  },
  {
    id: 'modelpack',
    title: 'AI model (ModelPack)',
    description:
      'A model in the CNCF ModelPack format. The config describes the model, and each of its files is a layer.',
    kind: 'image-manifest',
    fileName: 'manifest.json',
    content: {
      ...manifest,
      artifactType: 'application/vnd.cncf.model.manifest.v1+json',
      config: descriptor('application/vnd.cncf.model.config.v1+json'),
      layers: [
        descriptor('application/vnd.cncf.model.weight.v1.raw', {
          annotations: { 'org.cncf.model.filepath': placeholder('model.safetensors') },
        }),
      ],
    },
  },
  {
    id: 'wasm-artifact',
    title: 'Wasm artifact',
    description:
      'A Wasm module or component in the CNCF format. It has a config of its own type and one layer. Fill in the layer ' +
      'first: a quick fix makes the config of a core module from it.',
    kind: 'image-manifest',
    fileName: 'manifest.json',
    content: {
      ...manifest,
      config: descriptor('application/vnd.wasm.config.v0+json'),
      layers: [descriptor('application/wasm')],
    },
  },
  {
    id: 'image-index',
    title: 'Image index',
    description:
      'The same image for several platforms. A client takes the first manifest whose platform matches its own.',
    kind: 'image-index',
    fileName: 'index.json',
    content: {
      ...index,
      manifests: [platformEntry('amd64'), platformEntry('arm64')],
    },
  },
  {
    id: 'attestation-index',
    title: 'Image index with attestations',
    description:
      'An image for two platforms with an attestation for each, as BuildKit writes them. The platform of an ' +
      'attestation is unknown/unknown, so that nothing runs it. Its annotations name the image that it describes.',
    kind: 'image-index',
    fileName: 'index.json',
    content: {
      ...index,
      manifests: [platformEntry('amd64'), platformEntry('arm64'), attestationEntry, attestationEntry],
    },
  },
  {
    id: 'image-config',
    title: 'Image config',
    description: 'What it takes to run an image: platform, entrypoint, environment, and diff IDs.',
    kind: 'image-config',
    fileName: 'config.json',
    content: {
      architecture: choice(commonArchitectures),
      os: choice(commonSystems),
      config: { Env: [placeholder('PATH=/usr/local/bin:/usr/bin:/bin')], Entrypoint: [placeholder('/app')] },
      rootfs: { type: 'layers', diff_ids: [placeholder('sha256:')] },
    },
  },
  {
    id: 'image-layout',
    title: 'Image layout file',
    description: 'The file `oci-layout`, which marks a directory as an image layout.',
    kind: 'image-layout',
    fileName: 'oci-layout',
    content: { imageLayoutVersion: '1.0.0' },
  },
];

function platformEntry(architecture: string): object {
  return descriptor(wellKnown.ociManifest, {
    platform: {
      architecture: choice([architecture, ...commonArchitectures.filter((other) => other !== architecture)]),
      os: choice(commonSystems),
    },
  });
}

/** All templates, those of a kind together. */
export const templates = once((): readonly DocumentTemplate[] =>
  contents.map((template) => {
    const printed = `${JSON.stringify(template.content, null, 2)}\n`;
    return { ...template, text: toPlainText(printed), snippet: toSnippet(printed) };
  }),
);
