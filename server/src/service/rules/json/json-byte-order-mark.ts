import { deleteProblem } from '#service/edits/operations';
import { fix, allKinds, defineRule } from '#service/lint/rule';

/** Editors hide the mark, and Go takes it for the first character of the JSON. */
export default defineRule({
  id: 'json-byte-order-mark',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'The document begins with a byte order mark.',
  source: 'https://www.rfc-editor.org/rfc/rfc8259#section-8.1',
  messages: {
    mark: 'The document begins with a byte order mark, which Go’s JSON reader refuses and JSON forbids to add. Save it as UTF-8 without it.',
  },
  fixes: { remove: 'Remove the byte order mark' },
  automatic: ['remove'],
  *check({ syntaxProblems }) {
    for (const [index, { problem }] of syntaxProblems.entries()) {
      if (problem !== 'byte-order-mark') continue;
      yield {
        message: 'mark',
        at: { problem: index },
        fixes: [fix('remove', deleteProblem(index))],
      };
    }
  },
});
