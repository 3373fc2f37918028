import { set } from '#service/edits/operations';
import { parseDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import { isLeftOut, repairDigest } from '#schemas/values/digestRepair';

/** Go's digest package panics on a digest without a colon when a program forgets to validate it. */
export default defineRule({
  id: 'digest-syntax',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-digests',
  severity: 'error',
  summary: 'A digest must be an algorithm, a colon and the encoded hash.',
  source: specificationSection('descriptor.md', 'digests'),
  messages: {
    empty:
      'The digest is empty. It has to be the hash of the content, as in "sha256:" and 64 hexadecimal digits.',
    algorithm:
      'The digest names no algorithm. It has to begin with one and a colon, as in "sha256:"; every consumer refuses it, and some crash.',
    grammar:
      '"{digest}" is not a digest: it has to be an algorithm in lower case, a colon and the encoded hash, as in "sha256:" and 64 hexadecimal digits.',
  },
  fixes: {
    replace: 'Replace by "{replacement}"',
  },
  automatic: ['replace'],
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { digest } = descriptor.value;
      if (
        digest === undefined ||
        descriptor.hasOrdinaryDigest ||
        parseDigest(digest) !== undefined ||
        isLeftOut(digest) ||
        isEmptyType(descriptor)
      )
        continue;
      const path = [...descriptor.path, 'digest'];
      const replacement = repairDigest(digest);
      yield {
        message: digest === '' ? 'empty' : digest.includes(':') ? 'grammar' : 'algorithm',
        at: { path },
        values: { digest },
        fixes:
          replacement === undefined
            ? []
            : [
                fix('replace', set(path, replacement), {
                  values: { replacement },
                  doubtful: replacement !== digest.trim().toLowerCase(),
                }),
              ],
      };
    }
  },
});
