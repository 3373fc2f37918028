import type { Catalogue } from '#schemas/catalogue/catalogue';
import { kindNames, type Kind } from '#schemas/kinds';
import { classifyManifest } from '#service/oci/classification';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { DescriptorView } from '#service/document/views';
import { indexFormats } from '#service/oci/indexFormats';
import { entriesOf, isAttestation, isUnknownPlatform } from '#service/oci/attestations';
import { embeddedJson } from './embeddedContent';
import { humanSize } from './byteSize';
import { printable } from '#schemas/printable';
import { counted } from '#schemas/prose';
import { platformName, saysWhatItIs, shortMediaType, shorten } from './displayNames';
import { isPlainObject } from '#schemas/plainData';
import { validPartOf } from '#service/document/validPart';

/**
 * What a document is, in one line: `Image · linux/amd64 · 3 layers · 119.6 KiB`. What the document does not tell is
 * omitted. Undefined for documents that are not OCI documents.
 */
export function summarize({ model, syntax }: ParsedDocument, catalogue: Catalogue): string | undefined {
  if (model === undefined) return undefined;
  // Of a text that was not read, only the kind is known.
  const describe = syntax.root === undefined ? nameOnly : factsByKind[model.kind];
  const facts = describe(model, catalogue);
  return facts
    .flatMap((fact) => (fact === undefined || fact === '' ? [] : [printable(fact, { longest: 80 })]))
    .join(' · ');
}

/** The parts of a summary, the most telling first. */
type Facts = (model: Model, catalogue: Catalogue) => readonly (string | undefined)[];

const nameOnly: Facts = ({ kind }) => [kindNames[kind].title];

const factsByKind: Readonly<Record<Kind, Facts>> = {
  'image-manifest': (model, catalogue) => manifestFacts(model, catalogue, ociTitles),
  'docker-manifest': (model, catalogue) => manifestFacts(model, catalogue, dockerTitles),
  'image-index': (model, catalogue) => {
    const { own, entries, isListOfArtifacts } = indexFormats(model, catalogue);
    const [first, ...others] = entries;
    const held = first === undefined ? undefined : `with ${shorten(first.title, 40)}`;
    return [
      'Index',
      own?.title,
      ...indexFacts(model, isListOfArtifacts ? 'artifact' : 'manifest'),
      others.length === 0 ? held : undefined,
    ];
  },
  'docker-manifest-list': (model) => ['Docker manifest list', ...indexFacts(model)],
  'image-config': (model) => {
    const config = validPartOf(model, 'image-config');
    const layers = config.rootfs?.diff_ids?.length;
    return ['Config', platformName(config), layers === undefined ? undefined : counted(layers, 'layer')];
  },
  'wasm-config': (model) => {
    const config = validPartOf(model, 'wasm-config');
    return ['Wasm config', config.os, config.component ? 'component' : undefined];
  },
  descriptor: ({ descriptors: [descriptor] }, catalogue) => {
    if (descriptor === undefined) return ['Descriptor'];
    return ['Descriptor', typeName(descriptor.value.mediaType, catalogue), totalSize([descriptor])];
  },
  'artifact-manifest': (model, catalogue) => {
    const { artifactType } = validPartOf(model, 'artifact-manifest');
    const blobs = model.descriptors.filter(({ role }) => role === 'blob');
    return [
      'Artifact (withdrawn format)',
      typeName(artifactType, catalogue),
      counted(blobs.length, 'blob'),
      totalSize(blobs),
    ];
  },
  'image-layout': nameOnly,
  'docker-schema1': nameOnly,
  'docker-save': nameOnly,
  'project-configuration': nameOnly,
};

/** What a manifest is called, by what it turns out to be. */
interface ManifestTitles {
  readonly image: string;
  readonly artifact: string;
  readonly undecided: string;
}

const ociTitles: ManifestTitles = { image: 'Image', artifact: 'Artifact', undecided: 'Manifest' };
const dockerTitles: ManifestTitles = {
  image: 'Docker image',
  artifact: 'Docker artifact',
  undecided: 'Docker manifest',
};

function manifestFacts(
  model: Model,
  catalogue: Catalogue,
  titles: ManifestTitles,
): readonly (string | undefined)[] {
  const classification = classifyManifest(model, catalogue);
  const layers = model.descriptors.filter(({ role }) => role === 'layer');
  const size = totalSize(layers);
  if (classification === undefined) return [titles.undecided, counted(layers.length, 'layer'), size];
  const { verdict, profile, effectiveType } = classification;
  const name = profile === undefined ? undefined : shorten(profile.name, 60);
  if (verdict === 'image') {
    const title = titles === ociTitles && saysSo(name, 'Image') ? undefined : titles.image;
    return [title, name, platformOfConfig(model), counted(layers.length, 'layer'), size];
  }
  const title = titles === ociTitles && saysSo(name, 'Artifact') ? undefined : titles.artifact;
  return [title, name ?? typeName(effectiveType, catalogue), counted(layers.length, 'blob'), size];
}

function saysSo(name: string | undefined, word: 'Artifact' | 'Image'): boolean {
  return name !== undefined && saysWhatItIs(name, word);
}

/** The platform of an image, where its manifest says it beside the config or carries the config in itself. */
function platformOfConfig({ descriptors }: Model): string | undefined {
  const config = descriptors.find(({ role }) => role === 'config')?.value;
  if (config?.platform !== undefined) return platformName(config.platform);
  const embedded = embeddedJson(config?.data);
  return isConfigLike(embedded) ? platformName(embedded) : undefined;
}

function isConfigLike(value: unknown): value is { os: string; architecture: string } {
  if (!isPlainObject(value)) return false;
  const { os, architecture, variant } = value;
  return (
    typeof os === 'string' &&
    typeof architecture === 'string' &&
    (variant === undefined || typeof variant === 'string')
  );
}

/** `entryName` is the word for one entry, where none is for a platform. */
function indexFacts(model: Model, entryName = 'manifest'): readonly (string | undefined)[] {
  const entries = entriesOf(model.descriptors);
  const platforms: string[] = [];
  let attestations = 0;
  let others = 0;
  for (const entry of entries) {
    if (isAttestation(entry)) attestations++;
    else if (entry.value.platform === undefined || isUnknownPlatform(entry)) others++;
    else platforms.push(platformName(entry.value.platform) ?? '');
  }
  const [first] = platforms;
  return [
    platforms.length > 1 ? counted(platforms.length, 'platform') : first,
    attestations === 0 ? undefined : counted(attestations, 'attestation'),
    others === 0 && entries.length > 0
      ? undefined
      : counted(others, others === entries.length ? entryName : 'other manifest'),
  ];
}

function typeName(type: string | undefined, catalogue: Catalogue): string | undefined {
  return type === undefined ? undefined : shorten(shortMediaType(type, catalogue), 60);
}

/** The sizes of descriptors together; undefined when there are none, or one does not tell its own. */
function totalSize(descriptors: readonly DescriptorView[]): string | undefined {
  if (descriptors.length === 0) return undefined;
  let total = 0;
  for (const { value } of descriptors) {
    if (value.size === undefined || value.size < 0) return undefined;
    total += value.size;
  }
  return humanSize(total);
}
