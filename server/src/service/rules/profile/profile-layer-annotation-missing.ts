import { rename } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { isToldAsTypo, misspellingOf } from '#service/oci/annotationKeys';
import { fix, defineRule } from '#service/lint/rule';
import { callIt, compareWithProfile, severityFor } from '#service/oci/profileComparison';

/** Such as the signature itself, which cosign keeps in an annotation of the layer. */
export default defineRule({
  id: 'profile-layer-annotation-missing',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'A layer lacks an annotation that the format of the artifact cannot do without.',
  source: specificationSection('annotations.md', 'rules'),
  messages: {
    refused:
      'This layer, the {title} of the {name}, lacks the annotation "{key}", without which it is refused or ignored by {tools}.',
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
    const { profile } = comparison;
    const severity = severityFor(profile);
    for (const { group, layers } of comparison.groups) {
      for (const { index } of group.annotations === undefined ? [] : layers) {
        const annotations = all[index]?.annotations ?? {};
        for (const key of group.annotations!) {
          if (Object.hasOwn(annotations, key) || isToldAsTypo(annotations, key, catalogue)) continue;
          const map = ['layers', index, 'annotations'];
          const from = misspellingOf(annotations, key, catalogue);
          yield {
            message: severity === 'warning' ? 'refused' : 'unusual',
            at: from === undefined ? { path: [...map, key] } : { path: [...map, from], part: 'key' },
            absent: [...map, key],
            severity,
            values: { name: callIt(profile), title: group.title, key, tools: profile.tools },
            fixes:
              from === undefined ? [] : [fix('rename', rename([...map, from], key), { values: { from } })],
          };
        }
      }
    }
  },
});
