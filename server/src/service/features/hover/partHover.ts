import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { DescriptorView } from '#service/document/views';
import { formatPath } from '#schemas/jsonPath';
import { valueAt } from '#service/document/shape';
import { isAttestation } from '#service/oci/attestations';
import { IndexEntries } from '#service/features/indexEntries';
import { rootfsSummary, layerName, numberLayers } from '#service/features/layerNumbers';
import { shortMediaType } from '#service/features/displayNames';
import { humanSize } from '#service/features/byteSize';
import { escapeMarkdown, quote } from '#schemas/markdown';
import type { Explain, HoverTarget } from './hoverTarget';

/** Says which part of the whole a place belongs to: which layer, which step of the history, which entry of an index. */
export const explainPart: Explain = (target) => {
  const [list, index] = target.path;
  if (typeof index === 'number') {
    if (list === 'history' && target.model.kind === 'image-config') return explainStep(target, index);
    if (list === 'layers' && isTelling(target.path[2])) return explainLayer(target, index);
    if (list === 'manifests' && isTelling(target.path[2])) return explainEntry(target, index);
  }
  if (!wholes.has(formatPath(target.path)) || target.model.kind !== 'image-config') return [];
  const layers = numberLayers(target.model, target.catalogue);
  return layers === undefined ? [] : [`**${rootfsSummary(layers)}**`];
};

/** The members on which a descriptor’s part in the whole is explained; on others there is enough to say already. */
function isTelling(member: string | number | undefined): boolean {
  return member === undefined || member === 'digest' || member === 'platform' || member === 'annotations';
}

const wholes = new Set(['rootfs', 'rootfs.diff_ids', 'history']);

/** What a step of the history made. */
function explainStep({ model, catalogue, document }: HoverTarget, index: number): string[] {
  const step = valueAt(document.value, ['history', index]);
  const command = valueAt(step, ['created_by']);
  const layers = numberLayers(model, catalogue);
  const steps = valueAt(document.value, ['history']);
  const title = `**Step ${index + 1} of ${Array.isArray(steps) ? steps.length : index + 1}**`;
  const ran = typeof command === 'string' && command !== '' ? [`It ran ${quote(command)}.`] : [];
  if (valueAt(step, ['empty_layer']) === true)
    return [`${title} made no layer. It changed only the configuration.`, ...ran];
  const number = layers?.bySteps[index];
  if (layers === undefined || number === undefined) return [title, ...ran];
  return [`${title} made ${layerName(number, layers)}, \`rootfs.diff_ids[${number - 1}]\`.`, ...ran];
}

/** Which layer of the root filesystem a descriptor is. */
function explainLayer({ model, path, catalogue }: HoverTarget, index: number): string[] {
  // On the annotations of a layer there is the annotation to explain.
  if (path[2] === 'annotations') return [];
  const layers = numberLayers(model, catalogue);
  if (layers === undefined) return [];
  const number = layers.byIndex.get(index);
  return [
    number === undefined
      ? '**Not part of the root filesystem**. containerd does not unpack it.'
      : `**Root filesystem, ${layerName(number, layers)}**, counted from the base.`,
  ];
}

/** A diff ID: which layer it is the digest of, and what made that layer. */
export const explainDiffId: Explain = ({ path, model, document, catalogue }) => {
  const index = path.at(-1);
  const layers = numberLayers(model, catalogue);
  const number = typeof index === 'number' ? layers?.byIndex.get(index) : undefined;
  if (layers === undefined || number === undefined) return [];
  return [
    `**Root filesystem, ${layerName(number, layers)}**, counted from the base. A diff ID is the digest of the layer’s uncompressed tar archive.`,
    ...explainOrigin(layers.stepByLayer.get(number), document.value),
  ];
};

/** The step of the history that made a layer. */
function explainOrigin(step: number | undefined, root: unknown): string[] {
  if (step === undefined) return [];
  const command = valueAt(root, ['history', step, 'created_by']);
  return typeof command === 'string' && command !== ''
    ? [`Made in step ${step + 1} of the history: ${quote(command)}`]
    : [];
}

/** What an entry of an index is and, of an attestation, what it is about. */
function explainEntry({ model, path, catalogue }: HoverTarget, index: number): string[] {
  if (path[2] === 'annotations' && path[3] !== wellKnownAnnotations.referenceDigest) return [];
  const entries = new IndexEntries(model, catalogue);
  const entry = entries.at(index);
  if (entry === undefined) return [];
  if (!isAttestation(entry)) return [entryInWords(entry, entries.nameOf(entry), catalogue)];
  const image = entries.attestedBy(entry);
  const about =
    image === undefined
      ? '**Attestation** about an image that the index does not list'
      : `**Attestation** about ${quote(entries.nameOf(image))}, \`${formatPath(image.path)}\``;
  return [`${about}. BuildKit stores provenance and SBOMs this way. No client runs this entry.`];
}

/** What an entry is for, what it is of, and how large. One without a platform is named by what it is of. */
function entryInWords(
  { value: { mediaType, size } }: DescriptorView,
  name: string,
  catalogue: Catalogue,
): string {
  const type = mediaType ? shortMediaType(mediaType, catalogue) : '';
  return [
    ...(type === name ? ['**Entry**'] : [`**Entry for** ${quote(name)}`]),
    ...(type === '' ? [] : [escapeMarkdown(type)]),
    ...(size !== undefined && size >= 0 ? [humanSize(size)] : []),
  ].join(' · ');
}
