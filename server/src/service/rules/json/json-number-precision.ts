import { allKinds, defineRule } from '#service/lint/rule';
import { integerPaths } from '#service/oci/integers';

/** Readers that keep numbers as doubles, such as JavaScript and jq, change what lies beyond 2^53. */
export default defineRule({
  id: 'json-number-precision',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'unusual-numbers',
  severity: 'warning',
  summary: 'A size is larger than what all JSON readers hold exactly.',
  source: 'https://www.rfc-editor.org/rfc/rfc7493#section-2.2',
  messages: {
    precision:
      '{text} is beyond 2^53, where JavaScript, jq and other readers that use doubles round it. No blob is that large; check the number.',
  },
  *check(context) {
    for (const path of integerPaths(context, 2 ** 53)) {
      const text = context.numberText(path);
      if (text === undefined || text.length < 16 || !/^-?\d{16,19}$/.test(text)) continue;
      const value = BigInt(text);
      if (value >= 2n ** 63n || value < -(2n ** 63n) || (value <= 2n ** 53n && value >= -(2n ** 53n)))
        continue;
      yield { message: 'precision', at: { path }, values: { text } };
    }
  },
});
