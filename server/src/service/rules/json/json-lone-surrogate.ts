import { rename, set } from '#service/edits/operations';
import type { JsonPath } from '#schemas/jsonPath';
import { fix, allKinds, defineRule } from '#service/lint/rule';

/** Half a surrogate pair is no character; each reader puts something else in its place. */
export default defineRule({
  id: 'json-lone-surrogate',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'surrogates',
  severity: 'warning',
  summary: 'A string holds half of a surrogate pair.',
  source: 'https://www.rfc-editor.org/rfc/rfc7493#section-2.1',
  messages: {
    value:
      'This string holds half of a surrogate pair, which is no character. Go replaces it by U+FFFD without a word, other readers refuse it.',
    key: 'This name holds half of a surrogate pair, which is no character. Go replaces it by U+FFFD without a word, other readers refuse it.',
  },
  fixes: { replace: 'Replace it by U+FFFD, as Go does' },
  *check({ rawValue }) {
    const found: Lone[] = [];
    collectLone(rawValue([]), [], found);
    for (const { path, text, part } of found) {
      const repaired = text.replace(loneSurrogate, '\uFFFD');
      yield {
        message: part,
        at: { path, part },
        fixes: [fix('replace', part === 'key' ? rename(path, repaired) : set(path, repaired))],
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

/** Walks the whole value; `path` is one stack for the walk and is copied for what is found. */
function collectLone(value: unknown, path: (string | number)[], found: Lone[]): void {
  if (typeof value === 'string') {
    if (isLone(value)) found.push({ path: [...path], text: value, part: 'value' });
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      path.push(index);
      collectLone(value[index], path, found);
      path.pop();
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      path.push(key);
      if (isLone(key)) found.push({ path: [...path], text: key, part: 'key' });
      collectLone((value as Record<string, unknown>)[key], path, found);
      path.pop();
    }
  }
}

function isLone(text: string): boolean {
  return anySurrogate.test(text) && text.search(loneSurrogate) !== -1;
}
