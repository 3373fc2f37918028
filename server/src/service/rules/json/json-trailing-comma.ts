import { specification } from '../../../../../schemas/src/model/field';
import { allKinds, defineRule } from '../rule';

/** A comma before a closing bracket. */
export default defineRule({
  id: 'json-trailing-comma',
  subject: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'A comma stands before a closing bracket.',
  specification: specification('considerations.md', 'json'),
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
        fixes: [{ fix: 'remove', operations: [{ op: 'delete-problem', problem: index }] }],
      };
    }
  },
});
