import { specificationSection } from '#schemas/model/field';
import { rename } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { isToldAsTypo, misspellingOf } from '#service/oci/annotationKeys';
import { compareWithProfile, departureFrom, singularName } from '#service/oci/profileComparison';

/** Such as the signature itself, which cosign keeps in an annotation of the layer. */
export default defineRule({
  id: 'profile-layer-annotation-missing',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'A layer lacks an annotation that the format of the artifact requires.',
  source: specificationSection('annotations.md', 'rules'),
  messages: {
    refused:
      'This layer, the {title} of the {name}, lacks the annotation "{key}". Without it, the layer is refused or ignored by {tools}.',
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
    const needs = groups.flatMap(({ group: { annotations = [], title }, layers }) =>
      layers.flatMap(({ index }) => annotations.map((key) => ({ index, key, title }))),
    );
    for (const { index, key, title } of needs) {
      const annotations = all[index]?.annotations ?? {};
      if (Object.hasOwn(annotations, key) || isToldAsTypo(annotations, key, catalogue)) continue;
      const missing = ['layers', index, 'annotations', key];
      const report = {
        ...departureFrom(profile),
        absent: missing,
        values: { name: singularName(profile), title, key, tools: profile.tools },
      };
      const from = misspellingOf(annotations, key, catalogue);
      if (from === undefined) {
        yield { ...report, at: { path: missing } };
        continue;
      }
      const path = ['layers', index, 'annotations', from];
      const renaming = fix('rename', rename(path, key), { values: { from } });
      yield { ...report, at: { path, part: 'key' }, fixes: [renaming] };
    }
  },
});
