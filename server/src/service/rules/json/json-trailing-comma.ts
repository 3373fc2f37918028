import { deleteProblem } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, allKinds, defineRule } from '#service/lint/rule';

/** A comma before a closing bracket. */
export default defineRule({
  id: 'json-trailing-comma',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'A comma stands before a closing bracket.',
  source: specificationSection('considerations.md', 'json'),
  messages: {
    comma:
      'JSON allows no comma before a closing bracket; registries and runtimes refuse the document. Remove it.',
  },
  fixes: { remove: 'Remove the comma' },
  automatic: ['remove'],
  reportedByHost: true,
  *check({ syntaxProblems }) {
    for (const [index, { problem }] of syntaxProblems.entries()) {
      if (problem !== 'trailing-comma') continue;
      yield {
        message: 'comma',
        at: { problem: index },
        fixes: [fix('remove', deleteProblem(index))],
      };
    }
  },
});
