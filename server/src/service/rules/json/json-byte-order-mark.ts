import { allKinds, defineRule } from '#service/lint/rule';
import { deletableProblems } from '#service/reports/deletableProblems';

/** Editors hide the mark, and Go reads it as the first character of the JSON. */
export default defineRule({
  id: 'json-byte-order-mark',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'The document begins with a byte order mark.',
  source: 'https://www.rfc-editor.org/rfc/rfc8259#section-8.1',
  messages: {
    mark:
      'The document begins with a byte order mark. Go’s JSON parser refuses it, and JSON forbids adding it. Save ' +
      'the file as UTF-8 without a byte order mark.',
  },
  fixes: { remove: 'Remove the byte order mark' },
  automatic: ['remove'],
  check: ({ syntaxProblems }) => deletableProblems(syntaxProblems, 'byte-order-mark', 'mark'),
});
