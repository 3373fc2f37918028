import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { eitherOf } from '#schemas/prose';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import { ofForms } from '#service/oci/annotationValues';

/** The forms of values that no other rule checks. */
const forms = ['boolean', 'digest', 'integer', 'json', 'media-type', 'enum'] as const;

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
  onlyWith: 'unfit-annotations',
  severity: 'information',
  summary:
    'The value of a known annotation or label does not have the form that the owner of the key expects.',
  source: specificationSection('annotations.md', 'rules'),
  messages: {
    boolean: '{owner} expects true or false in {key} and cannot read "{text}".',
    digest: '{owner} expects a digest in {key} and cannot read "{text}".',
    integer: '{owner} expects a whole number in {key} and cannot read "{text}".',
    json: '{owner} expects JSON in {key} and cannot read "{text}".',
    'media-type': '{owner} expects a media type in {key} and cannot read "{text}".',
    values: '{owner} expects {list} in {key} and cannot read "{text}".',
  },
  *check({ unfitAnnotations }) {
    for (const { path, key, text, entry, form } of ofForms(unfitAnnotations(), forms)) {
      if (elsewhere.has(key)) continue;
      yield {
        message: form === 'enum' ? 'values' : form,
        at: { path },
        values: { owner: entry.owner, key, text, list: eitherOf(entry.values ?? []) },
      };
    }
  },
});
