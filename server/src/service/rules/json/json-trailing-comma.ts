import { specificationSection } from '#schemas/model/field';
import { allKinds, defineRule } from '#service/lint/rule';
import { deletableProblems } from '#service/reports/deletableProblems';

/** JavaScript and many configuration formats allow a comma before a closing bracket; JSON does not. */
export default defineRule({
  id: 'json-trailing-comma',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'There is a comma before a closing bracket.',
  source: specificationSection('considerations.md', 'json'),
  messages: {
    comma:
      'JSON does not allow a comma before a closing bracket. Registries and runtimes refuse the document. Remove ' +
      'the comma.',
  },
  fixes: { remove: 'Remove the comma' },
  automatic: ['remove'],
  reportedByHost: true,
  check: ({ syntaxProblems }) => deletableProblems(syntaxProblems, 'trailing-comma', 'comma'),
});
