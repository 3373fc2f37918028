import type { AnnotationValue } from '#schemas/catalogue/annotations';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import { fitsForm } from '#service/oci/annotationValues';

/** Forms that no rule of its own looks after, as they are called in a sentence. */
const forms: Partial<Record<AnnotationValue, string>> = {
  digest: 'a digest',
  boolean: 'true or false',
  integer: 'a whole number',
  json: 'JSON',
  'media-type': 'a media type',
  enum: 'one of a few values',
};

/** Keys with rules of their own, which say more. */
const elsewhere: ReadonlySet<string> = new Set([
  wellKnownAnnotations.baseDigest,
  wellKnownAnnotations.referenceDigest,
]);

/** What the owner of a key reads from it, by the catalogue. */
export default defineRule({
  id: 'annotation-value',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'information',
  summary: 'The value of a known annotation or label does not have the form that its owner asks for.',
  source: specificationSection('annotations.md', 'rules'),
  messages: {
    form: '{owner} expects {form} in {key}; it cannot read "{text}".',
    values: '{owner} knows these values of {key}: {list}. It cannot read "{text}".',
  },
  *check({ annotations, catalogue }) {
    for (const view of annotations) {
      const { value } = view;
      for (const key of Object.keys(value)) {
        const entry = catalogue.annotation(key);
        const form = entry === undefined ? undefined : forms[entry.value];
        const text = value[key];
        if (entry === undefined || form === undefined || !text || elsewhere.has(key) || fitsForm(entry, text))
          continue;
        const { owner } = entry;
        const list = entry.values?.join(', ');
        yield {
          message: list === undefined ? 'form' : 'values',
          at: { path: [...view.path, key] },
          values: { owner, key, text, form, ...(list === undefined ? {} : { list }) },
        };
      }
    }
  },
});
