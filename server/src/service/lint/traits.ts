import type { PlatformCatalogue } from '#schemas/catalogue/platforms';
import { mediaTypeOfKind } from '#service/oci/ownMediaType';
import { addAnnotationTraits } from './annotationTraits';
import type { RuleContext } from './context';
import { addDescriptorTraits } from './descriptorTraits';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { PlatformView } from '#service/document/views';

/** Something that a document has or has not, or that is asked of it, and without which some rules have nothing to look at. */
export type DocumentTrait =
  | 'syntax-problems'
  | 'shape-issues'
  | 'duplicate-keys'
  | 'folded-keys'
  | 'unknown-keys'
  /** A number that is anything but up to 15 digits. */
  | 'unusual-numbers'
  /** A surrogate, as a character or as an escape. */
  | 'surrogates'
  /** A `mediaType` that is anything but the type of the document’s kind, or none, or content of another kind. */
  | 'other-media-type'
  /** A `schemaVersion` that is anything but 2, or none. */
  | 'other-schema-version'
  /** A digest that is anything but a well-formed SHA-256 digest. */
  | 'unusual-digests'
  /** Such a digest, or one that repeats a short pattern. */
  | 'doubtful-digests'
  /** A digest that more than one descriptor has. */
  | 'repeated-digests'
  /** A descriptor whose content is known: by its digest, or because it is embedded. */
  | 'known-content'
  /** A media type that is unknown, not current, or of the other family than the document. */
  | 'unusual-types'
  | 'artifact-type'
  /** The media type of the empty descriptor. */
  | 'empty-type'
  /** A descriptor with another type than that of an image manifest. */
  | 'other-entries'
  /** In an image, layers that are not part of the root filesystem. */
  | 'other-layers'
  /** A size that no document has: fewer than 2 bytes, or more than 4 MiB. */
  | 'unusual-sizes'
  | 'embedded-data'
  | 'urls'
  /** A string that may have to name something, and is empty. */
  | 'empty-values'
  | 'platforms'
  /** A platform that is anything but a known system and architecture, with or without a known variant. */
  | 'unusual-platforms'
  /** A platform by which attestations say that they have none. */
  | 'unknown-platforms'
  /** An entry of an index that has no platform. */
  | 'entries-without-platform'
  | 'annotations'
  /** A key of an annotation or label that is unknown, or not current. */
  | 'unusual-annotations'
  /** A value that does not have the form that its key asks for. */
  | 'unfit-annotations'
  /** An annotation that names the base image. */
  | 'base-image'
  | 'titles'
  /** An annotation by which an entry of an index is found. */
  | 'reference-names'
  /** A reference name that is anywhere but in an entry of an index. */
  | 'misplaced-reference-names'
  /** An annotation that makes an entry of an index an attestation by BuildKit. */
  | 'attestations'
  | 'subject'
  /** A layout that the document is part of. */
  | 'layout'
  /** Files beside a document that is not part of a layout. */
  | 'neighbors'
  /** An artifact format that the manifest is recognised as. */
  | 'profile'
  /** Registries or runtimes that the project names. */
  | 'consumers'
  /** A version of the specification that lacks something, where the document may have it. */
  | 'older-specification'
  /** Annotations that the project demands. */
  | 'required-annotations';

/** The traits of a document, from one look at what there is in it and at what is asked of it. */
export function traitsOf(
  document: ParsedDocument,
  model: Model,
  context: RuleContext,
): ReadonlySet<DocumentTrait> {
  const traits = new Set<DocumentTrait>();
  if (document.syntax.problems.length > 0) traits.add('syntax-problems');
  if (document.duplicates.length > 0) traits.add('duplicate-keys');
  if (document.syntax.survey?.unusualNumbers !== false) traits.add('unusual-numbers');
  if (mayHoldSurrogates(document)) traits.add('surrogates');
  if (model.shapeIssues.length > 0) traits.add('shape-issues');
  if (model.foldedKeys.length > 0) traits.add('folded-keys');
  if (model.hasUnknownKeys) traits.add('unknown-keys');
  addPlatformTraits(model, context, traits);
  addAnnotationTraits(model, context, traits);
  addDescriptorTraits(model, context, traits);
  if (context.classification?.profile !== undefined) traits.add('profile');
  if (context.layout !== undefined) traits.add('layout');
  if (context.neighbors !== undefined) traits.add('neighbors');
  if (context.policy.consumers.length > 0) traits.add('consumers');
  if (context.policy.requiredAnnotations[model.kind] !== undefined) traits.add('required-annotations');
  if (context.classification?.verdict === 'image' && context.classification.otherLayers.length > 0) {
    traits.add('other-layers');
  }
  addOwnTraits(model, context, traits);
  return traits;
}

/** Adds what the document says of itself, and what that is measured by. */
function addOwnTraits({ kind }: Model, context: RuleContext, traits: Set<DocumentTrait>): void {
  const { kindInstead, rawValue, policy } = context;
  const artifactType = rawValue(['artifactType']);
  if (artifactType !== undefined) traits.add('artifact-type').add('unusual-types');
  if (artifactType === '') traits.add('empty-values');
  if (kindInstead !== undefined || rawValue(['mediaType']) !== mediaTypeOfKind(kind))
    traits.add('other-media-type');
  if (rawValue(['schemaVersion']) !== 2) traits.add('other-schema-version');
  const { specification } = policy;
  if (specification === '1.0' || (specification !== 'main' && traits.has('unusual-digests')))
    traits.add('older-specification');
  // An image config has programs and arguments as well.
  if (kind === 'image-config') traits.add('empty-values');
}

function addPlatformTraits(model: Model, { catalogue }: RuleContext, traits: Set<DocumentTrait>): void {
  for (const { value } of model.platforms) {
    traits.add('platforms');
    if (!isUsualPlatform(value, catalogue.platforms)) traits.add('unusual-platforms');
    if (value.os === 'unknown') traits.add('unknown-platforms');
    if (value.os === '' || value.architecture === '') traits.add('empty-values');
  }
}

/** Windows is never usual: its images have versions and features, and mistakes in them. */
function isUsualPlatform(platform: PlatformView['value'], known: PlatformCatalogue): boolean {
  const { os, architecture, variant } = platform;
  if (os === undefined || architecture === undefined || os === 'windows' || 'features' in platform)
    return false;
  return known.isPair(os, architecture) && (variant === undefined || known.isVariant(architecture, variant));
}

function mayHoldSurrogates({ text, syntax }: ParsedDocument): boolean {
  if (syntax.survey?.ascii === true && !text.includes('\\u')) return false;
  return /[\ud800-\udfff]|\\u[dD][89a-fA-F]/.test(text);
}
