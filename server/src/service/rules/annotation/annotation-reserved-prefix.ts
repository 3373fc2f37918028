import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import { keyBehindOtherName, keyMeantBy, reservedPrefix } from '#service/oci/annotationKeys';

/** ocicrypt took this part of the namespace long ago, and every tool for encrypted images follows it. */
const encryptionPrefix = 'org.opencontainers.image.enc.';

/** The specifications of the OCI may give any of these names a meaning at any time. */
export default defineRule({
  id: 'annotation-reserved-prefix',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'A key in the namespace org.opencontainers is not one that the OCI defines.',
  source: specificationSection('annotations.md', 'rules'),
  messages: {
    reserved:
      '"{key}" is not defined by the OCI, and keys that begin with org.opencontainers are reserved for it. Use a key ' +
      'in a domain of your own.',
  },
  *check({ annotations, catalogue }) {
    const reserved = new Map<string, boolean>();
    for (const view of annotations) {
      const { value } = view;
      for (const key of Object.keys(value)) {
        if (!key.startsWith(reservedPrefix)) continue;
        if (!reserved.has(key)) reserved.set(key, isUndefined(key));
        if (reserved.get(key) === true) {
          yield { message: 'reserved', at: { path: [...view.path, key], part: 'key' }, values: { key } };
        }
      }
    }
    // What is merely misspelt is annotation-typo's.
    function isUndefined(key: string): boolean {
      if (catalogue.annotation(key) !== undefined || key.startsWith(encryptionPrefix)) return false;
      return (keyBehindOtherName(key) ?? keyMeantBy(key, catalogue)) === undefined;
    }
  },
});
