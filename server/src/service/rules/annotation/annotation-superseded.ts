import { rename } from '#service/edits/operations';
import type { AnnotationEntry } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { fitsForm } from '#service/oci/annotationValues';

/** Label Schema, and keys of earlier drafts, live on in many documents beside or instead of their successors. */
export default defineRule({
  id: 'annotation-superseded',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'hint',
  summary: 'An annotation or label has been superseded by another key.',
  source: specificationSection('annotations.md', 'back-compatibility-with-label-schema'),
  messages: {
    superseded: '"{key}" has been superseded by "{replacement}", which current tools read.',
  },
  fixes: { rename: 'Rename it to "{replacement}"' },
  *check({ annotations, catalogue }) {
    for (const view of annotations) {
      const { value } = view;
      for (const key of Object.keys(value)) {
        const entry = catalogue.annotation(key);
        const replacement = entry?.replacement;
        if (replacement === undefined || entry?.status === 'current') continue;
        // A document may well hold both, for tools of either age.
        if (Object.hasOwn(value, replacement)) continue;
        const at = [...view.path, key];
        yield {
          message: 'superseded',
          at: { path: at, part: 'key' },
          values: { key, replacement },
          tag: 'deprecated',
          fixes: suits(catalogue.annotation(replacement), value[key])
            ? [fix('rename', rename(at, replacement))]
            : [],
        };
      }
    }
  },
});

/** A value that the new key does not take would be a new mistake. */
function suits(entry: AnnotationEntry | undefined, value: string | undefined): boolean {
  return entry !== undefined && typeof value === 'string' && fitsForm(entry, value);
}
