import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { isMadeUp } from '#schemas/values/digestRepair';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import type { Model } from '#service/document/parsedDocument';
import { isEmptyType } from '#service/oci/content';
import { largestManifest, smallestDocument } from '#service/oci/documentSizes';
import type { DescriptorView } from '#service/document/views';
import type { RuleContext } from './context';
import type { DocumentTrait } from './traits';

/** Adds what there is among the descriptors of a document. */
export function addDescriptorTraits(model: Model, context: RuleContext, traits: Set<DocumentTrait>): void {
  const { descriptors } = model;
  if (descriptors.length > 1 && context.repeatedDigests().size > 0) traits.add('repeated-digests');
  // Entries mostly repeat the type of the one before.
  let before: string | undefined;
  for (const descriptor of descriptors) {
    const { mediaType } = descriptor.value;
    if (mediaType !== undefined && mediaType !== before) {
      addTypeTraits(descriptor, mediaType, model, context, traits);
      before = mediaType;
    }
    addDigestTraits(descriptor, context, traits);
    addMemberTraits(descriptor, traits);
  }
}

function addTypeTraits(
  descriptor: DescriptorView,
  type: string,
  { kind }: Model,
  { catalogue }: RuleContext,
  traits: Set<DocumentTrait>,
): void {
  const otherFamily = kind.startsWith('docker-') ? 'oci' : 'docker';
  const isCurrent = catalogue.mediaType(type)?.status === 'current';
  if (!isCurrent || !isMediaType(type) || familyOf(type) === otherFamily) traits.add('unusual-types');
  if (isEmptyType(descriptor)) traits.add('empty-type');
  if (type !== wellKnown.ociManifest && type !== wellKnown.dockerManifest) traits.add('other-entries');
}

function addDigestTraits(
  { value: { digest }, hasOrdinaryDigest }: DescriptorView,
  { catalogue }: RuleContext,
  traits: Set<DocumentTrait>,
): void {
  if (!hasOrdinaryDigest) traits.add('unusual-digests').add('doubtful-digests');
  if (digest === undefined) return;
  if (isMadeUp(digest)) traits.add('doubtful-digests');
  if (catalogue.content(digest) !== undefined) traits.add('known-content');
}

function addMemberTraits({ role, value }: DescriptorView, traits: Set<DocumentTrait>): void {
  const { artifactType, size } = value;
  // Artifact types are mostly somebody's own, so that each deserves a look.
  if (artifactType !== undefined) traits.add('artifact-type').add('unusual-types');
  if (artifactType === '') traits.add('empty-values');
  if (size !== undefined && (size < smallestDocument || size > largestManifest)) traits.add('unusual-sizes');
  if (value.data !== undefined) traits.add('embedded-data').add('known-content');
  if (value.urls !== undefined) traits.add('urls');
  if (role === 'subject') traits.add('subject');
  if (role === 'manifest' && value.platform === undefined) traits.add('entries-without-platform');
}
