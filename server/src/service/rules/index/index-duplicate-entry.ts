import { specificationSection } from '#schemas/model/field';
import { isLeftOut } from '#schemas/values/digestRepair';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { entriesOf, indexKinds } from '#service/oci/attestations';

/** An entry that repeats another one in all that clients choose by adds nothing. */
export default defineRule({
  id: 'index-duplicate-entry',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'repeated-digests',
  severity: 'hint',
  summary: 'An index lists the same manifest twice, for the same platform and with the same annotations.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: { duplicate: 'This entry repeats manifests[{first}].' },
  fixes: { remove: 'Remove this entry' },
  *check({ descriptors, repeatedDigests }) {
    const digests = repeatedDigests();
    if (digests.size === 0) return;
    const firsts = new Map<string, number>();
    for (const [position, { path, value }] of entriesOf(descriptors).entries()) {
      const { digest, platform, annotations, artifactType } = value;
      if (digest === undefined || !digests.has(digest) || isLeftOut(digest)) continue;
      const key = `${digest} ${JSON.stringify([platform, annotations, artifactType])}`;
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, position);
        continue;
      }
      yield {
        message: 'duplicate',
        at: { path: [...path, 'digest'] },
        values: { first },
        tag: 'unnecessary',
        fixes: [fix('remove', remove(path))],
      };
    }
  },
});
