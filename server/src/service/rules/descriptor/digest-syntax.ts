import type { Catalogue } from '#schemas/catalogue/catalogue';
import { specificationSection } from '#schemas/model/field';
import { parseDigest } from '#schemas/values/digest';
import { isLeftOut, repairDigest } from '#schemas/values/digestRepair';
import type { DescriptorView } from '#service/document/views';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType, mayHaveDigest } from '#service/oci/content';

/** Go’s digest package panics on a digest without a colon when a program forgets to validate it. */
export default defineRule({
  id: 'digest-syntax',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-digests',
  severity: 'error',
  summary: 'A digest does not consist of an algorithm, a colon, and an encoded hash.',
  source: specificationSection('descriptor.md', 'digests'),
  claims: ['zot/digest-syntax'],
  messages: {
    empty:
      'The digest is empty. It must be the hash of the content, such as "sha256:" followed by 64 hexadecimal digits.',
    algorithm:
      'The digest does not name an algorithm. It must begin with an algorithm and a colon, such as "sha256:". Every consumer refuses it, and some crash.',
    grammar:
      '"{digest}" is not a valid digest. It must be an algorithm in lowercase, a colon, and the encoded hash, such as "sha256:" followed by 64 hexadecimal digits.',
  },
  fixes: {
    replace: 'Replace the digest with "{replacement}"',
  },
  automatic: ['replace'],
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      const { digest } = descriptor.value;
      if (digest === undefined || descriptor.hasOrdinaryDigest || parseDigest(digest) !== undefined) continue;
      if (isLeftOut(digest) || isEmptyType(descriptor)) continue;
      yield {
        message: problemOf(digest),
        at: { path: [...descriptor.path, 'digest'] },
        values: { digest },
        fixes: repairsOf(digest, descriptor, catalogue),
      };
    }
  },
});

function problemOf(digest: string): 'empty' | 'grammar' | 'algorithm' {
  if (digest === '') return 'empty';
  return digest.includes(':') ? 'grammar' : 'algorithm';
}

function repairsOf(digest: string, descriptor: DescriptorView, catalogue: Catalogue) {
  const replacement = repairDigest(digest);
  if (replacement === undefined || !mayHaveDigest(descriptor, replacement, catalogue)) return [];
  const doubtful = replacement !== digest.trim().toLowerCase();
  return [
    fix('replace', set([...descriptor.path, 'digest'], replacement), { values: { replacement }, doubtful }),
  ];
}
