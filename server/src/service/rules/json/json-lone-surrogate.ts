import type { JsonPath } from '#schemas/jsonPath';
import { rename, set } from '#service/edits/operations';
import { allKinds, defineRule, fix } from '#service/lint/rule';

/** Half of a surrogate pair is not a character; each reader replaces it with something else. */
export default defineRule({
  id: 'json-lone-surrogate',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'surrogates',
  severity: 'warning',
  summary: 'A string contains half of a surrogate pair.',
  source: 'https://www.rfc-editor.org/rfc/rfc7493#section-2.1',
  messages: {
    value:
      'This string contains half of a surrogate pair, which is not a character. Go silently replaces it with ' +
      'U+FFFD; other readers refuse it.',
    key:
      'This name contains half of a surrogate pair, which is not a character. Go silently replaces it with ' +
      'U+FFFD; other readers refuse it.',
  },
  fixes: { replace: 'Replace it with U+FFFD, as Go does' },
  *check({ rawValue }) {
    for (const { path, text, part } of loneSurrogatesIn(rawValue([]))) {
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

function loneSurrogatesIn(root: unknown): readonly Lone[] {
  const found: Lone[] = [];
  collectLone(root, [], found);
  return found;
}

/** Walks the whole value; `path` is one stack for the walk and is copied for what is found. */
function collectLone(value: unknown, path: (string | number)[], found: Lone[]): void {
  if (typeof value === 'string') {
    if (isLone(value)) found.push({ path: [...path], text: value, part: 'value' });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      path.push(index);
      collectLone(value[index], path, found);
      path.pop();
    }
    return;
  }
  const members: [string, unknown][] = Object.entries(value);
  for (const [key, member] of members) {
    path.push(key);
    if (isLone(key)) found.push({ path: [...path], text: key, part: 'key' });
    collectLone(member, path, found);
    path.pop();
  }
}

function isLone(text: string): boolean {
  return anySurrogate.test(text) && text.search(loneSurrogate) !== -1;
}
