import type { JsonPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { rename } from '#service/edits/operations';
import { defineRule, fix, type Report } from '#service/lint/rule';
import { missingKeys, type MissingKey } from '#service/oci/annotationKeys';
import { compareWithProfile, departureFrom, singularName } from '#service/oci/profileComparison';

/** Such as the annotation that holds the signature itself. */
export default defineRule({
  id: 'profile-layer-annotation-missing',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'A layer lacks an annotation that the format of the artifact requires.',
  source: specificationSection('annotations.md', 'rules'),
  claims: ['cosign/signature-annotation'],
  messages: {
    required:
      'This layer, the {title} of the {name}, lacks the annotation "{key}", which its format requires.',
    unusual:
      'This layer, the {title} of the {name}, lacks the annotation "{key}", which its format asks for.',
  },
  fixes: {
    rename: 'Rename "{from}" to "{key}"',
  },
  *check(context) {
    const { classification, catalogue, model } = context;
    // Few formats ask for annotations of layers.
    if (!classification?.profile?.layers.some(({ annotations }) => annotations !== undefined)) return;
    const comparison = compareWithProfile(context);
    const all = 'layers' in model ? model.layers : undefined;
    if (comparison === undefined || all === undefined) return;
    const { profile, groups } = comparison;
    for (const { group, layers } of groups) {
      for (const { index } of layers) {
        const annotations = all[index]?.annotations ?? {};
        for (const missing of missingKeys(annotations, group.annotations ?? [], catalogue)) {
          yield {
            ...departureFrom(profile),
            ...placeOf(missing, ['layers', index, 'annotations']),
            values: {
              name: singularName(profile),
              title: group.title,
              key: missing.key,
            },
          };
        }
      }
    }
  },
});

/** Where the annotation is missing, or where it is under a misspelled key. */
function placeOf(
  { key, misspelling }: MissingKey,
  annotations: JsonPath,
): Pick<Report<string, 'rename'>, 'absent' | 'at' | 'fixes'> {
  const absent = [...annotations, key];
  if (misspelling === undefined) return { absent, at: { path: absent } };
  const path = [...annotations, misspelling];
  const renaming = fix('rename', rename(path, key), { values: { from: misspelling } });
  return { absent, at: { path, part: 'key' }, fixes: [renaming] };
}
