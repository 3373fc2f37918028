import { specificationSection } from '#schemas/model/field';
import { setNumber } from '#service/edits/operations';
import { allKinds, defineRule, fix, type Report } from '#service/lint/rule';
import { fitsInt64, integerPaths, plainDigits } from '#service/oci/integers';

/** JSON allows `1e3` where an integer is meant; Go reads it into an int64 and refuses all but plain digits. */
export default defineRule({
  id: 'json-number-form',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'unusual-numbers',
  severity: 'error',
  summary: 'A size or schemaVersion is not written as a plain integer.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    form: 'Go reads integers from plain digits only and refuses {text}. Write {digits}.',
    fraction: '{text} is not an integer. Tools that read an integer here refuse the document.',
    overflow:
      '{text} does not fit into the 64 bits that the specification gives this number. Go refuses the document.',
    'minus-zero': '{text} is valid JSON, but some readers treat it as a floating-point number. Write 0.',
  },
  fixes: { digits: 'Write {digits}' },
  automatic: ['digits'],
  *check(context) {
    for (const path of integerPaths(context)) {
      const text = context.numberText(path);
      if (text === undefined || isPlain(text)) continue;
      const digits = plainDigits(text);
      if (digits === undefined || !fitsInt64(digits)) {
        yield { message: isHuge(text) ? 'overflow' : 'fraction', at: { path }, values: { text } };
        continue;
      }
      if (digits === text) continue;
      yield {
        ...formOf(text),
        at: { path },
        values: { text, digits },
        fixes: [fix('digits', setNumber(path, digits))],
      };
    }
  },
});

/** Tells whether nothing can be wrong with a number; longer ones may still fit into 64 bits. */
function isPlain(text: string): boolean {
  return /^-?[1-9]\d{0,17}$|^0$/.test(text);
}

function isHuge(text: string): boolean {
  return Math.abs(Number(text)) >= 2 ** 63;
}

function formOf(text: string): Pick<Report<'minus-zero' | 'form'>, 'message' | 'severity'> {
  return text === '-0' ? { message: 'minus-zero', severity: 'information' } : { message: 'form' };
}
