import { specificationSection } from '#schemas/model/field';
import { digitsOf, encodingProblem, parseDigest } from '#schemas/values/digest';
import { isLeftOut } from '#schemas/values/digestRepair';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Runtimes compare diff IDs with digests that they compute, so each must be a digest that can be computed. */
export default defineRule({
  id: 'diff-id-syntax',
  category: 'config',
  kinds: ['image-config', 'wasm-config'],
  severity: 'error',
  summary: 'A diff ID is not a valid digest.',
  source: specificationSection('config.md', 'layer-diffid'),
  claims: ['containers-image/diff-id-differs', 'docker-classic/diff-ids'],
  messages: {
    'left-out':
      '"{digest}" is a placeholder for a digest. Before the config is used, fill in the digest of the layer, for a diff ID ' +
      'that of the uncompressed layer.',
    grammar:
      '"{digest}" is not a valid digest, which has the form algorithm:encoded. Consumers refuse the config.',
    length:
      'A {algorithm} digest has {digits} hexadecimal digits, but this one has {length}. Consumers refuse the config.',
    characters: 'A {algorithm} digest has only the digits 0 to 9 and a to f. Consumers refuse the config.',
    case: 'The digits of a {algorithm} digest must be lowercase. Consumers refuse the config.',
  },
  fixes: {
    lower: 'Write the digest in lowercase',
    'add-algorithm': 'Add the algorithm sha256',
  },
  automatic: ['lower'],
  *check({ kind, rawValue }) {
    const container = kind === 'wasm-config' ? ['layerDigests'] : ['rootfs', 'diff_ids'];
    const raw = rawValue(container);
    const digests: readonly unknown[] = Array.isArray(raw) ? raw : [];
    for (const [index, digest] of digests.entries()) {
      if (typeof digest !== 'string') continue;
      const path = [...container, index];
      const parsed = parseDigest(digest);
      if (parsed === undefined) {
        const fixes = isBareHash(digest) ? [fix('add-algorithm', set(path, `sha256:${digest}`))] : [];
        const message = isLeftOut(digest) ? 'left-out' : 'grammar';
        yield { message, at: { path }, values: { digest }, fixes };
        continue;
      }
      const problem = encodingProblem(parsed);
      if (problem === undefined) continue;
      const { algorithm, encoded } = parsed;
      yield {
        message: problem,
        at: { path },
        values: { algorithm, digits: digitsOf(algorithm) ?? 0, length: encoded.length },
        fixes: problem === 'case' ? [fix('lower', set(path, digest.toLowerCase()))] : [],
      };
    }
  },
});

/** Tells whether a text is what a SHA-256 digest has behind its colon. */
function isBareHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
