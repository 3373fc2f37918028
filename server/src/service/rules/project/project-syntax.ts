import { deleteProblem } from '#service/edits/operations';
import { fix, defineRule } from '#service/lint/rule';

/** Comments and trailing commas are welcome in the project file; other mistakes cost what stands behind them. */
export default defineRule({
  id: 'project-syntax',
  category: 'project',
  kinds: ['project-configuration'],
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'The project file is not JSON.',
  messages: {
    broken: 'This is not valid JSON: {detail}. What stands behind it may have no effect.',
    behind: 'The project file ends before this, which has no effect.',
  },
  fixes: { remove: 'Remove what follows the end' },
  reportedByHost: true,
  *check({ syntaxProblems }) {
    for (const [index, { problem, detail }] of syntaxProblems.entries()) {
      const at = { problem: index };
      if (problem === 'invalid') yield { message: 'broken', at, values: { detail: detail ?? '' } };
      else if (problem === 'trailing-content')
        yield {
          message: 'behind',
          at,
          fixes: [fix('remove', deleteProblem(index))],
        };
    }
  },
});
