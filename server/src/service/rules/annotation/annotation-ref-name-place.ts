import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';

/** The name of an image is not part of the image: only the index of a layout gives names. */
export default defineRule({
  id: 'annotation-ref-name-place',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'hint',
  summary: 'A reference name stands where tools do not look for one.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    place: 'Tools read {key} from the entries of a layout’s index.json only; here it has no effect.',
  },
  *check({ annotations }) {
    const key = wellKnownAnnotations.refName;
    for (const view of annotations) {
      const { place, value } = view;
      if (place === 'manifest' || place === 'self' || value[key] === undefined) continue;
      yield { message: 'place', at: { path: [...view.path, key], part: 'key' }, values: { key } };
    }
  },
});
