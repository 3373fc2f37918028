import type { FoldedKey } from '#service/document/foldedKeys';
import { checkedKinds, defineRule } from '#service/lint/rule';
import { foldedKeyReports } from '#service/reports/foldedKeyReports';

/** Go folds U+017F and U+212A into ASCII letters and so reads a name that all other tools find unknown. */
export default defineRule({
  id: 'json-key-unicode-fold',
  category: 'json',
  kinds: checkedKinds,
  onlyWith: 'folded-keys',
  severity: 'error',
  summary: 'A property name contains a letter that Go reads as an ASCII letter.',
  source: 'https://pkg.go.dev/encoding/json#Unmarshal',
  messages: {
    letter:
      '"{key}" contains a non-ASCII letter. Go reads it as "{name}", and everyone else ignores the property. Such ' +
      'names can hide content from scanners. Use ASCII letters.',
    clash:
      '"{key}" contains a non-ASCII letter. Go reads it as a second "{name}" and uses the last one. Such names can ' +
      'hide content from scanners. Remove it.',
  },
  fixes: { rename: 'Rename "{key}" to "{name}"', remove: 'Remove "{key}"' },
  check: ({ foldedKeys }) => foldedKeyReports(foldedKeys.filter(hasFoldedLetter), 'letter'),
});

function hasFoldedLetter({ path }: FoldedKey): boolean {
  return /[\u017F\u212A]/.test(String(path.at(-1)));
}
