import { rename } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { isToldAsTypo, misspellingOf } from '#service/oci/annotationKeys';
import { fix, defineRule } from '#service/lint/rule';
import { callIt, severityFor } from '#service/oci/profileComparison';

type Annotations = Readonly<Record<string, unknown>>;

/** Annotations of the manifest that the tools of a format read. */
export default defineRule({
  id: 'profile-annotation-missing',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'The manifest lacks an annotation that the format of the artifact cannot do without.',
  source: specificationSection('annotations.md', 'rules'),
  messages: {
    refused: 'This {name} lacks the annotation "{key}", without which it is refused by {tools}.',
    unusual: 'This {name} lacks the annotation "{key}", which its format asks for.',
  },
  fixes: {
    rename: 'Rename "{from}" to "{key}"',
  },
  *check({ model, classification, catalogue }) {
    const profile = classification?.profile;
    if (profile === undefined || profile.annotations.required.length === 0) return;
    const annotations =
      ('annotations' in model ? (model.annotations as Annotations | undefined) : undefined) ?? {};
    const severity = severityFor(profile);
    for (const key of profile.annotations.required) {
      if (Object.hasOwn(annotations, key) || isToldAsTypo(annotations, key, catalogue)) continue;
      const path = ['annotations', key];
      const from = misspellingOf(annotations, key, catalogue);
      yield {
        message: severity === 'warning' ? 'refused' : 'unusual',
        at: from === undefined ? { path } : { path: ['annotations', from], part: 'key' },
        absent: path,
        severity,
        values: { name: callIt(profile), key, tools: profile.tools },
        fixes:
          from === undefined ? [] : [fix('rename', rename(['annotations', from], key), { values: { from } })],
      };
    }
  },
});
