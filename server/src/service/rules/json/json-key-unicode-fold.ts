import { checkedKinds, defineRule } from '#service/lint/rule';
import { foldedKeyReports } from '#service/reports/foldedKeyReports';

/** U+017F and U+212A fold into ASCII letters, so that Go reads a name that looks foreign to everyone else. */
export default defineRule({
  id: 'json-key-unicode-fold',
  category: 'json',
  kinds: checkedKinds,
  onlyWith: 'folded-keys',
  severity: 'error',
  summary: 'A property name holds a letter that Go takes for an ASCII one.',
  source: 'https://pkg.go.dev/encoding/json#Unmarshal',
  messages: {
    letter:
      '"{key}" holds a letter outside ASCII that Go reads as "{name}", while everyone else ignores the property. Such names can hide content from scanners; use plain letters.',
    clash:
      '"{key}" holds a letter outside ASCII, so that Go reads it as a second "{name}" and takes the last one. Such names can hide content from scanners; remove it.',
  },
  fixes: { rename: 'Rename it to "{name}"', remove: 'Remove "{key}"' },
  check: ({ foldedKeys }) =>
    foldedKeyReports(
      foldedKeys.filter(({ path }) => /[\u017F\u212A]/.test(String(path.at(-1)))),
      'letter',
    ),
});
