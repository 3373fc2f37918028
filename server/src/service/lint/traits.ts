import type { PlatformCatalogue } from '#schemas/catalogue/platforms';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import { largestManifest, smallestDocument } from '#service/oci/documentSizes';
import type { RuleContext } from './context';
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
  /** A digest that is anything but a well-formed SHA-256 digest. */
  | 'unusual-digests'
  /** A media type that is unknown, not current, or of the other family than the document. */
  | 'unusual-types'
  | 'artifact-type'
  /** In an image, layers that are not part of the root filesystem. */
  | 'other-layers'
  /** A size that no document has: fewer than 2 bytes, or more than 4 MiB. */
  | 'unusual-sizes'
  | 'embedded-data'
  | 'urls'
  | 'platforms'
  /** A platform that is anything but a known system and architecture, with or without a known variant. */
  | 'unusual-platforms'
  | 'annotations'
  /** A key of an annotation or label that is unknown, or not current. */
  | 'unusual-annotations'
  | 'subject'
  /** A layout that the document is part of. */
  | 'layout'
  /** Files beside a document that is not part of a layout. */
  | 'neighbors'
  /** An artifact format that the manifest is recognised as. */
  | 'profile'
  /** Registries or runtimes that the project names. */
  | 'consumers'
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
  if (model.platforms.length > 0) addPlatformTraits(model, context, traits);
  if (model.annotations.length > 0) addAnnotationTraits(model, context, traits);
  if (context.classification?.profile !== undefined) traits.add('profile');
  if (context.layout !== undefined) traits.add('layout');
  if (context.neighbors !== undefined) traits.add('neighbors');
  if (context.policy.consumers.length > 0) traits.add('consumers');
  if (context.policy.requiredAnnotations[model.kind] !== undefined) traits.add('required-annotations');
  if (context.classification?.verdict === 'image' && context.classification.otherLayers.length > 0) {
    traits.add('other-layers');
  }
  if (context.rawValue(['artifactType']) !== undefined) addArtifactType(traits);
  addDescriptorTraits(model, context, traits);
  return traits;
}

/** Artifact types are mostly somebody's own, so that each deserves a look. */
function addArtifactType(traits: Set<DocumentTrait>): void {
  traits.add('artifact-type').add('unusual-types');
}

function addDescriptorTraits(model: Model, { catalogue }: RuleContext, traits: Set<DocumentTrait>): void {
  const otherFamily = model.kind.startsWith('docker-') ? 'oci' : 'docker';
  // Entries mostly repeat the type of the one before.
  let usual: string | undefined;
  for (const { role, value, hasOrdinaryDigest } of model.descriptors) {
    const { mediaType } = value;
    if (mediaType !== undefined && mediaType !== usual) {
      if (isUsualType(mediaType, otherFamily, catalogue)) usual = mediaType;
      else traits.add('unusual-types');
    }
    if (value.artifactType !== undefined) addArtifactType(traits);
    if (!hasOrdinaryDigest) traits.add('unusual-digests');
    if (value.size !== undefined && isUnusualSize(value.size)) traits.add('unusual-sizes');
    if (value.data !== undefined) traits.add('embedded-data');
    if (value.urls !== undefined) traits.add('urls');
    if (role === 'subject') traits.add('subject');
  }
}

function addPlatformTraits(model: Model, { catalogue }: RuleContext, traits: Set<DocumentTrait>): void {
  traits.add('platforms');
  const isUnusual = model.platforms.some(({ value }) => !isUsualPlatform(value, catalogue.platforms));
  if (isUnusual) traits.add('unusual-platforms');
}

/** Windows is never usual: its images have versions and features, and mistakes in them. */
function isUsualPlatform(platform: PlatformView['value'], known: PlatformCatalogue): boolean {
  const { os, architecture, variant } = platform;
  if (os === undefined || architecture === undefined || os === 'windows' || 'features' in platform)
    return false;
  return known.isPair(os, architecture) && (variant === undefined || known.isVariant(architecture, variant));
}

function addAnnotationTraits(model: Model, { catalogue }: RuleContext, traits: Set<DocumentTrait>): void {
  traits.add('annotations');
  const isUnusual = (key: string): boolean => catalogue.annotation(key)?.status !== 'current';
  if (model.annotations.some(({ value }) => Object.keys(value).some(isUnusual)))
    traits.add('unusual-annotations');
}

function isUsualType(type: string, otherFamily: string, catalogue: RuleContext['catalogue']): boolean {
  return (
    catalogue.mediaType(type)?.status === 'current' && isMediaType(type) && familyOf(type) !== otherFamily
  );
}

function isUnusualSize(bytes: number): boolean {
  return bytes < smallestDocument || bytes > largestManifest;
}

function mayHoldSurrogates({ text, syntax }: ParsedDocument): boolean {
  if (syntax.survey?.ascii === true && !text.includes('\\u')) return false;
  return /[\ud800-\udfff]|\\u[dD][89a-fA-F]/.test(text);
}
