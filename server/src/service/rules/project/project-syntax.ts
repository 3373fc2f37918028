import { deleteProblem } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** The project file may have comments and trailing commas; other mistakes cost what follows them. */
export default defineRule({
  id: 'project-syntax',
  category: 'project',
  kinds: ['project-configuration'],
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'The project file is not JSON.',
  messages: {
    broken: 'This is not valid JSON: {detail}. What follows it may have no effect.',
    behind: 'The project file ends before this, which has no effect.',
  },
  fixes: { remove: 'Remove what follows the end' },
  reportedByHost: true,
  *check({ syntaxProblems }) {
    for (const [index, { problem, detail = '' }] of syntaxProblems.entries()) {
      const at = { problem: index };
      if (problem === 'invalid') yield { message: 'broken', at, values: { detail } };
      if (problem === 'trailing-content')
        yield { message: 'behind', at, fixes: [fix('remove', deleteProblem(index))] };
    }
  },
});
