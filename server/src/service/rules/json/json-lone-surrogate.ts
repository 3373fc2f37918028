import type { JsonPath } from '../../document/jsonPath';
import { allKinds, defineRule } from '../rule';

/** Half a surrogate pair is no character; each reader puts something else in its place. */
export default defineRule({
  id: 'json-lone-surrogate',
  subject: 'json',
  kinds: allKinds,
  severity: 'warning',
  summary: 'A string holds half of a surrogate pair.',
  specification: 'https://www.rfc-editor.org/rfc/rfc7493#section-2.1',
  messages: {
    value:
      'This string holds half of a surrogate pair, which is no character. Go replaces it by U+FFFD without a word, other readers refuse it.',
    key: 'This name holds half of a surrogate pair, which is no character. Go replaces it by U+FFFD without a word, other readers refuse it.',
  },
  fixes: { replace: 'Replace it by U+FFFD, as Go does' },
  *check({ rawValue }) {
    for (const { path, text, part } of findLone(rawValue([]), [])) {
      const repaired = text.replace(loneSurrogate, '\uFFFD');
      yield {
        message: part,
        at: { path, part },
        fixes: [
          {
            fix: 'replace',
            operations: [
              part === 'key' ? { op: 'rename', path, name: repaired } : { op: 'set', path, value: repaired },
            ],
          },
        ],
      };
    }
  },
});

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const anySurrogate = /[\uD800-\uDFFF]/;

interface Lone {
  readonly path: JsonPath;
  readonly text: string;
  readonly part: 'key' | 'value';
}

function* findLone(value: unknown, path: JsonPath): Iterable<Lone> {
  if (typeof value === 'string') {
    if (isLone(value)) yield { path, text: value, part: 'value' };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* findLone(item, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (isLone(key)) yield { path: [...path, key], text: key, part: 'key' };
      if (typeof member === 'object' || (typeof member === 'string' && isLone(member)))
        yield* findLone(member, [...path, key]);
    }
  }
}

function isLone(text: string): boolean {
  return anySurrogate.test(text) && text.search(loneSurrogate) !== -1;
}
