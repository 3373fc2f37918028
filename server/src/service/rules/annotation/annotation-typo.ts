import type { Catalogue } from '#schemas/catalogue/catalogue';
import { specificationSection } from '#schemas/model/field';
import { remove, rename } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { keyBehindOtherName, keyMeantBy } from '#service/oci/annotationKeys';

/** Consumers must not report unknown keys, so the value of a misspelled one is lost without notice. */
export default defineRule({
  id: 'annotation-typo',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-annotations',
  severity: 'warning',
  summary: 'The key of an annotation or label looks like a misspelling of a predefined key.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    misspelled: 'No tool reads "{key}". Did you mean "{meant}"?',
  },
  fixes: {
    rename: 'Rename "{key}" to "{meant}"',
    remove: 'Remove "{key}": "{meant}" is also present',
  },
  automatic: ['rename'],
  *check({ annotations, catalogue, rawValue }) {
    const intended = new Map<string, string | undefined>();
    for (const view of annotations) {
      // Null and values of another type are not in the valid part, and yet their key is taken.
      const written = rawValue(view.path) ?? {};
      for (const key of Object.keys(view.value)) {
        if (!intended.has(key)) intended.set(key, intendedKey(key, catalogue));
        const meant = intended.get(key);
        if (meant === undefined) continue;
        const path = [...view.path, key];
        const doubtful = key.toLowerCase() !== meant.toLowerCase();
        const repair = Object.hasOwn(view.value, meant)
          ? fix('remove', remove(path))
          : fix('rename', rename(path, meant), { doubtful });
        const isTaken = view.value[meant] === undefined && Object.hasOwn(written, meant);
        yield {
          message: 'misspelled',
          at: { path, part: 'key' },
          values: { key, meant },
          fixes: isTaken ? [] : [repair],
        };
      }
    }
  },
});

/** The key that the author of an unknown key probably intended; undefined for known keys. */
function intendedKey(key: string, catalogue: Catalogue): string | undefined {
  if (catalogue.annotation(key) !== undefined) return undefined;
  return keyBehindOtherName(key) ?? keyMeantBy(key, catalogue);
}
