import { deleteProblem } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, allKinds, defineRule } from '#service/lint/rule';

/** Comments occur in documentation and in files that are edited by hand; no consumer reads them. */
export default defineRule({
  id: 'json-comment',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'JSON has no comments.',
  source: specificationSection('considerations.md', 'json'),
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
        fixes: [fix('remove', deleteProblem(index))],
      };
    }
  },
});
