import { specificationSection } from '#schemas/model/field';
import { allKinds, defineRule } from '#service/lint/rule';
import { deletableProblems } from '#service/reports/deletableProblems';

/** Go's `json.Unmarshal` refuses what `json.Decoder` never looks at, so tools disagree about such files. */
export default defineRule({
  id: 'json-trailing-content',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'Something follows the end of the document.',
  source: specificationSection('considerations.md', 'json'),
  messages: {
    content:
      'The document ends before this. Some readers refuse what follows it. Others ignore it, although the digest ' +
      'covers it. Remove it.',
  },
  fixes: { remove: 'Remove what follows the document' },
  reportedByHost: true,
  check: ({ syntaxProblems }) => deletableProblems(syntaxProblems, 'trailing-content', 'content'),
});
