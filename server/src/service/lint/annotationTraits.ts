import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { Model } from '#service/document/parsedDocument';
import type { RuleContext } from './context';
import type { DocumentTrait } from './traits';

/** The keys that rules look for by name. */
const traitOfKey: ReadonlyMap<string, DocumentTrait> = new Map([
  [wellKnownAnnotations.baseDigest, 'base-image'],
  [wellKnownAnnotations.baseName, 'base-image'],
  [wellKnownAnnotations.imageName, 'reference-names'],
  [wellKnownAnnotations.referenceType, 'attestations'],
  [wellKnownAnnotations.refName, 'reference-names'],
  [wellKnownAnnotations.title, 'titles'],
]);

/** Adds what there is among the annotations and labels of a document. */
export function addAnnotationTraits(
  { annotations }: Model,
  { catalogue, unfitAnnotations }: RuleContext,
  traits: Set<DocumentTrait>,
): void {
  if (annotations.length === 0) return;
  traits.add('annotations');
  if (unfitAnnotations().length > 0) traits.add('unfit-annotations');
  // Entries mostly have the key of the one before.
  let before: string | undefined;
  for (const { place, value } of annotations) {
    const isOfEntry = place === 'manifest' || place === 'self';
    for (const key in value) {
      if (value[key] === '' || key === '') traits.add('empty-values');
      if (!isOfEntry && key === wellKnownAnnotations.refName) traits.add('misplaced-reference-names');
      if (key === before) continue;
      before = key;
      const trait = traitOfKey.get(key);
      if (trait !== undefined) traits.add(trait);
      if (catalogue.annotation(key)?.status !== 'current') traits.add('unusual-annotations');
    }
  }
}
