import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';

/** The name of an image is not part of the image: only the index of a layout gives names. */
export default defineRule({
  id: 'annotation-ref-name-place',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'misplaced-reference-names',
  severity: 'hint',
  summary: 'A reference name is in a place where tools do not look for one.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    place: 'Tools read {key} only from the entries of a layout’s index.json. It has no effect here.',
  },
  *check({ annotations }) {
    const key = wellKnownAnnotations.refName;
    for (const view of annotations) {
      const isEntry = view.place === 'manifest' || view.place === 'self';
      if (isEntry || view.value[key] === undefined) continue;
      yield { message: 'place', at: { path: [...view.path, key], part: 'key' }, values: { key } };
    }
  },
});
