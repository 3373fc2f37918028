import { specificationSection } from '#schemas/model/field';
import { rename } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { missingKeys } from '#service/oci/annotationKeys';
import { departureFrom, singularName } from '#service/oci/profileComparison';

/** Annotations of the manifest that the tools of a format read. */
export default defineRule({
  id: 'profile-annotation-missing',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'The manifest lacks an annotation that the format of the artifact requires.',
  source: specificationSection('annotations.md', 'rules'),
  messages: {
    required: 'This {name} lacks the annotation "{key}", which its format requires.',
    unusual: 'This {name} lacks the annotation "{key}", which its format asks for.',
  },
  fixes: {
    rename: 'Rename "{from}" to "{key}"',
  },
  *check({ annotations: maps, classification, catalogue }) {
    const profile = classification?.profile;
    if (profile === undefined) return;
    const { required } = profile.annotations;
    const annotations = maps.find(({ place }) => place === 'document')?.value ?? {};
    for (const { key, misspelling: from } of missingKeys(annotations, required, catalogue)) {
      const missing = ['annotations', key];
      const report = {
        ...departureFrom(profile),
        absent: missing,
        values: { name: singularName(profile), key },
      };
      if (from === undefined) {
        yield { ...report, at: { path: missing } };
        continue;
      }
      const path = ['annotations', from];
      const renaming = fix('rename', rename(path, key), { values: { from } });
      yield { ...report, at: { path, part: 'key' }, fixes: [renaming] };
    }
  },
});
