import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { isReferenceName, plainReferenceName } from '#schemas/values/reference';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { referenceNameOf } from '#service/oci/annotationValues';
import { entriesOf } from '#service/oci/attestations';

/** Tools use this as the name of what they copy out of a layout. */
export default defineRule({
  id: 'annotation-ref-name-grammar',
  category: 'annotation',
  kinds: ['image-index'],
  onlyWith: 'reference-names',
  severity: 'information',
  summary: 'The reference name of an entry does not follow the grammar of the specification.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  claims: ['umoci/ref-name-grammar'],
  messages: {
    grammar:
      '"{name}" does not follow the grammar of reference names: letters and digits, separated by single - . _ : @ + ' +
      '/ or by --. {umoci/ref-name-grammar}',
  },
  fixes: { replace: 'Replace "{name}" with "{plain}"' },
  *check({ descriptors }) {
    for (const entry of entriesOf(descriptors)) {
      const name = referenceNameOf(entry);
      // Another rule reports an empty name. cosign stores its signatures in layouts under names that begin with `_cosign:`.
      if (name === undefined || name === '' || isReferenceName(name) || name.startsWith('_cosign:')) continue;
      const path = [...entry.path, 'annotations', wellKnownAnnotations.refName];
      const plain = plainReferenceName(name);
      yield {
        message: 'grammar',
        at: { path },
        values: { name },
        fixes: plain === undefined ? [] : [fix('replace', set(path, plain), { values: { plain } })],
      };
    }
  },
});
