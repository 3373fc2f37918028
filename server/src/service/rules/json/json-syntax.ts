import { specificationSection } from '#schemas/model/field';
import { allKinds, defineRule } from '#service/lint/rule';

/** The first mistake that breaks the JSON; most of those that follow result from it. */
export default defineRule({
  id: 'json-syntax',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'syntax-problems',
  severity: 'error',
  summary: 'The text is not JSON.',
  source: specificationSection('considerations.md', 'json'),
  messages: {
    broken: 'This is not valid JSON: {detail}. No registry or runtime can read the document as it is.',
  },
  reportedByHost: true,
  *check({ syntaxProblems }) {
    for (const [index, { problem, detail }] of syntaxProblems.entries()) {
      if (problem === 'invalid')
        yield { message: 'broken', at: { problem: index }, values: { detail: detail ?? '' } };
    }
  },
});
