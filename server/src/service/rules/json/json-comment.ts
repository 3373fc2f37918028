import { specificationSection } from '#schemas/model/field';
import { allKinds, defineRule } from '#service/lint/rule';
import { deletableProblems } from '#service/reports/deletableProblems';

/** Comments occur in documentation and in files that people edit; no consumer reads them. */
export default defineRule({
  id: 'json-comment',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'JSON does not allow comments.',
  source: specificationSection('considerations.md', 'json'),
  messages: {
    comment:
      'JSON does not allow comments. Registries and runtimes refuse the document. Move the comment to an annotation ' +
      'or remove it.',
  },
  fixes: { remove: 'Remove the comment' },
  reportedByHost: true,
  check: ({ syntaxProblems }) => deletableProblems(syntaxProblems, 'comment', 'comment'),
});
