import { set } from '#service/edits/operations';
import { digitsOf, encodingProblem, parseDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** Runtimes compare diff IDs with digests that they compute, so each has to be a digest that can be computed. */
export default defineRule({
  id: 'diff-id-syntax',
  category: 'config',
  kinds: ['image-config', 'wasm-config'],
  severity: 'error',
  summary: 'A diff ID must be a digest: an algorithm, a colon and the encoded hash.',
  source: specificationSection('config.md', 'layer-diffid'),
  messages: {
    grammar: '"{digest}" is no digest, which has the form algorithm:encoded. Consumers refuse the config.',
    length:
      'A {algorithm} digest has {digits} hexadecimal digits, this one has {length}. Consumers refuse the config.',
    characters:
      'A {algorithm} digest is written with the digits 0 to 9 and a to f only. Consumers refuse the config.',
    case: 'The digits of a {algorithm} digest are lower case. Consumers refuse the config.',
  },
  fixes: {
    lower: 'Write the digest in lower case',
    'add-algorithm': 'Add the algorithm sha256',
  },
  automatic: ['lower'],
  *check({ kind, rawValue }) {
    const container = kind === 'wasm-config' ? ['layerDigests'] : ['rootfs', 'diff_ids'];
    const digests = rawValue(container);
    if (!Array.isArray(digests)) return;
    for (const [index, digest] of (digests as readonly unknown[]).entries()) {
      if (typeof digest !== 'string') continue;
      const path = [...container, index];
      const parsed = parseDigest(digest);
      if (parsed === undefined) {
        const bare = isBareHash(digest);
        yield {
          message: 'grammar',
          at: { path },
          values: { digest },
          fixes: bare ? [fix('add-algorithm', set(path, `sha256:${digest}`))] : [],
        };
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

function isBareHash(text: string): boolean {
  return text.length === 64 && /^[0-9a-f]+$/.test(text);
}
