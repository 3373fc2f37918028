import type { AnnotationEntry } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { rename } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { knownAnnotation } from '#service/oci/annotationKeys';
import { fitsForm } from '#service/oci/annotationValues';

/** Many documents still have keys of Label Schema or of earlier drafts, beside or instead of their successors. */
export default defineRule({
  id: 'annotation-superseded',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-annotations',
  severity: 'hint',
  summary: 'The key of an annotation or label is superseded by another key.',
  source: specificationSection('annotations.md', 'back-compatibility-with-label-schema'),
  messages: {
    superseded: '"{key}" is superseded by "{replacement}", which current tools read.',
  },
  fixes: { rename: 'Rename "{key}" to "{replacement}"' },
  *check({ annotations, catalogue, rawValue }) {
    for (const view of annotations) {
      for (const key of Object.keys(view.value)) {
        const entry = knownAnnotation(key, view.place, catalogue);
        const replacement = entry?.replacement;
        if (replacement === undefined || entry?.status === 'current') continue;
        // A document may well hold both, for old and for current tools.
        if (Object.hasOwn(rawValue(view.path) ?? {}, replacement)) continue;
        const path = [...view.path, key];
        const suits = isSuitable(view.value[key], catalogue.annotation(replacement));
        yield {
          message: 'superseded',
          at: { path, part: 'key' },
          values: { key, replacement },
          tag: 'deprecated',
          fixes: suits ? [fix('rename', rename(path, replacement))] : [],
        };
      }
    }
  },
});

/** Tells whether the new key accepts the value; otherwise the fix would make a new mistake. */
function isSuitable(value: string | undefined, entry: AnnotationEntry | undefined): boolean {
  return entry !== undefined && value !== undefined && fitsForm(entry, value);
}
