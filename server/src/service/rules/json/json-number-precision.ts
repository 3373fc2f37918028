import { allKinds, defineRule } from '#service/lint/rule';
import { fitsInt64, integerPaths } from '#service/oci/integers';

/** Readers that keep numbers as doubles, such as JavaScript and jq, change numbers beyond 2^53. */
export default defineRule({
  id: 'json-number-precision',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'unusual-numbers',
  severity: 'warning',
  summary: 'A size is larger than some JSON parsers can represent exactly.',
  source: 'https://www.rfc-editor.org/rfc/rfc7493#section-2.2',
  messages: {
    precision:
      '{text} is larger than 2^53. JavaScript, jq, and other tools that use doubles round it. No blob is that ' +
      'large. Check the number.',
  },
  *check(context) {
    for (const path of integerPaths(context, 2 ** 53)) {
      const text = context.numberText(path);
      if (text === undefined || !/^-?\d{16,19}$/.test(text)) continue;
      // What does not fit into 64 bits is reported by json-number-form.
      if (fitsInt64(text) && isBeyondDouble(BigInt(text)))
        yield { message: 'precision', at: { path }, values: { text } };
    }
  },
});

const largestExact = 2n ** 53n;

function isBeyondDouble(value: bigint): boolean {
  return value > largestExact || value < -largestExact;
}
