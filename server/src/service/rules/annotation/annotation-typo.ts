import { remove, rename } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { keyBehindOtherName, keyMeantBy } from '#service/oci/annotationKeys';

/** Consumers must not complain about unknown keys, so a misspelt one is lost without a word. */
export default defineRule({
  id: 'annotation-typo',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'The key of an annotation or label looks like a predefined one that is misspelt.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    misspelt: 'No tool reads "{key}"; "{meant}" is probably meant.',
  },
  fixes: {
    rename: 'Rename it to "{meant}"',
    remove: 'Remove it: "{meant}" is there as well',
  },
  automatic: ['rename'],
  *check({ annotations, catalogue }) {
    const meantBy = new Map<string, string | undefined>();
    for (const view of annotations) {
      const { value } = view;
      for (const key of Object.keys(value)) {
        if (!meantBy.has(key)) meantBy.set(key, meantByKey(key));
        const meant = meantBy.get(key);
        if (meant === undefined) continue;
        const at = [...view.path, key];
        yield {
          message: 'misspelt',
          at: { path: at, part: 'key' },
          values: { key, meant },
          fixes: [
            Object.hasOwn(value, meant)
              ? fix('remove', remove(at))
              : fix('rename', rename(at, meant), { doubtful: key.toLowerCase() !== meant.toLowerCase() }),
          ],
        };
      }
    }
    function meantByKey(key: string): string | undefined {
      if (catalogue.annotation(key) !== undefined) return undefined;
      return keyBehindOtherName(key) ?? keyMeantBy(key, catalogue);
    }
  },
});
