import { setNumber } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, allKinds, defineRule } from '#service/lint/rule';
import { integerPaths, largestInt64, plainDigits } from '#service/oci/integers';

/** JSON allows `1e3` where an integer is meant; Go reads it into an int64 and refuses everything but digits. */
export default defineRule({
  id: 'json-number-form',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'unusual-numbers',
  severity: 'error',
  summary: 'A size or schemaVersion is not written as a plain integer.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    form: 'Go, and with it most registries and runtimes, reads integers from plain digits only and refuses {text}. Write {digits}.',
    fraction: '{text} is not a whole number. Tools that read an integer here refuse the document.',
    overflow:
      '{text} does not fit into the 64 bits that the specification gives this number. Go refuses the document.',
    'minus-zero': '{text} is legal, but readers may take it for a floating-point number. Write 0.',
  },
  fixes: { digits: 'Write {digits}' },
  automatic: ['digits'],
  *check(context) {
    for (const path of integerPaths(context)) {
      const text = context.numberText(path);
      if (text === undefined || /^-?[1-9]\d{0,17}$|^0$/.test(text)) continue;
      const digits = plainDigits(text);
      const value = digits === undefined ? undefined : BigInt(digits);
      const fits = value !== undefined && value <= largestInt64 && value >= -largestInt64 - 1n;
      if (digits === text && fits) continue;
      const minusZero = text === '-0';
      yield {
        message: minusZero ? 'minus-zero' : fits ? 'form' : isHuge(text) ? 'overflow' : 'fraction',
        at: { path },
        values: { text, digits: digits ?? '' },
        ...(minusZero ? { severity: 'information' as const } : {}),
        fixes: fits ? [fix('digits', setNumber(path, digits!))] : [],
      };
    }
  },
});

function isHuge(text: string): boolean {
  return Math.abs(Number(text)) >= 2 ** 63;
}
