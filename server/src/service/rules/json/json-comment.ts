import { specification } from '../../../../../schemas/src/model/field';
import { allKinds, defineRule } from '../rule';

/** Comments occur in documentation and in files that are edited by hand; no consumer reads them. */
export default defineRule({
  id: 'json-comment',
  subject: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'JSON has no comments.',
  specification: specification('considerations.md', 'json'),
  messages: {
    comment:
      'JSON has no comments; registries and runtimes refuse the document. Put the remark into an annotation or remove it.',
  },
  fixes: { remove: 'Remove the comment' },
  reportedByHost: true,
  *check({ syntaxProblems }) {
    for (const [index, { problem }] of syntaxProblems.entries()) {
      if (problem !== 'comment') continue;
      yield {
        message: 'comment',
        at: { problem: index },
        fixes: [{ fix: 'remove', operations: [{ op: 'delete-problem', problem: index }] }],
      };
    }
  },
});
