import type { SyntaxProblem } from '#service/document/syntaxTree';
import { deleteProblem } from '#service/edits/operations';
import { fix, type Report } from '#service/lint/rule';

/** Reports each syntax problem of one sort, with a fix that deletes what it points at. */
export function* deletableProblems<M extends string>(
  problems: readonly SyntaxProblem[],
  sort: SyntaxProblem['problem'],
  message: M,
): Iterable<Report<M, 'remove'>> {
  for (const [index, { problem }] of problems.entries()) {
    if (problem !== sort) continue;
    yield { message, at: { problem: index }, fixes: [fix('remove', deleteProblem(index))] };
  }
}
