import type { Catalogue } from '#schemas/catalogue/catalogue';
import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import { keyBehindOtherName, keyMeantBy, reservedPrefix } from '#service/oci/annotationKeys';

/** ocicrypt has used this part of the namespace for a long time, and all tools for encrypted images follow it. */
const encryptionPrefix = 'org.opencontainers.image.enc.';

/** The specifications of the OCI may give any of these names a meaning at any time. */
export default defineRule({
  id: 'annotation-reserved-prefix',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unusual-annotations',
  severity: 'warning',
  summary: 'A key in the namespace org.opencontainers is not one that the OCI defines.',
  source: specificationSection('annotations.md', 'rules'),
  messages: {
    reserved:
      'The OCI does not define "{key}", and keys that begin with org.opencontainers are reserved for the OCI. Use a ' +
      'key in a domain that you own.',
  },
  *check({ annotations, catalogue }) {
    const reserved = new Map<string, boolean>();
    for (const view of annotations) {
      for (const key of Object.keys(view.value)) {
        if (!key.startsWith(reservedPrefix)) continue;
        if (!reserved.has(key)) reserved.set(key, isUndefined(key, catalogue));
        if (reserved.get(key) !== true) continue;
        yield { message: 'reserved', at: { path: [...view.path, key], part: 'key' }, values: { key } };
      }
    }
  },
});

/** Tells whether nobody defines a key; one that is only misspelled is reported by `annotation-typo`. */
function isUndefined(key: string, catalogue: Catalogue): boolean {
  if (catalogue.annotation(key) !== undefined || key.startsWith(encryptionPrefix)) return false;
  return (keyBehindOtherName(key) ?? keyMeantBy(key, catalogue)) === undefined;
}
