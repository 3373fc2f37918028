import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { hasRegistry, onDockerHub } from '#schemas/values/reference';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { valuesOf } from '#service/oci/annotationValues';

/** `alpine` is a different image for each default registry. */
export default defineRule({
  id: 'annotation-base-name',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'base-image',
  severity: 'information',
  summary: 'The name of the base image does not say which registry the image is from.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    short:
      'The name of the base image should begin with its registry. A tool with another default registry reads ' +
      '"{name}" as a different image.',
  },
  fixes: { replace: 'Replace "{name}" with "{full}"' },
  *check({ annotations }) {
    for (const { path, text: name } of valuesOf(annotations, wellKnownAnnotations.baseName)) {
      // In a Dockerfile, `scratch` means that there is no base image.
      if (name === 'scratch' || hasRegistry(name)) continue;
      const full = onDockerHub(name);
      yield {
        message: 'short',
        at: { path },
        values: { name },
        fixes: full === undefined ? [] : [fix('replace', set(path, full), { values: { full } })],
      };
    }
  },
});
