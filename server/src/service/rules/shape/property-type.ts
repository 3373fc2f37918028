import { formatPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { checkedKinds, defineRule } from '#service/lint/rule';
import { conversionsOf } from '#service/reports/typeConversions';

/** Go reads documents into typed structures: because of one value of the wrong type, it refuses the whole document. */
export default defineRule({
  id: 'property-type',
  category: 'shape',
  kinds: checkedKinds,
  onlyWith: 'shape-issues',
  severity: 'error',
  summary: 'A value does not have the JSON type that the specification requires.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    type: '{place} must be of type {expected}, not {actual}. Tools written in Go refuse the whole document because of it.',
  },
  fixes: {
    'use-constant': 'Replace it with {value}',
    'remove-quotes': 'Remove the quotes',
    'add-quotes': 'Put it in double quotes',
    wrap: 'Make it the only element of a list',
    split: 'Make each word an element of a list',
    shell: 'Run it in a shell',
    'empty-object': 'Replace it with an empty object',
    'as-keys': 'Write it as an object whose values are empty objects',
    'as-entries': 'Write it as an object',
    'as-platform': 'Write it as an object with os and architecture',
  },
  automatic: ['use-constant', 'remove-quotes', 'add-quotes', 'wrap', 'as-keys', 'as-entries', 'as-platform'],
  *check(context) {
    for (const issue of context.shapeIssues) {
      const { path, problem, expected, actual } = issue;
      // A number that is not a JavaScript number, such as 1e400, has the right type; another rule reports its form.
      if (problem !== 'type' || path.length === 0 || expected === actual) continue;
      yield {
        message: 'type',
        at: { path },
        values: { place: formatPath(path), expected, actual },
        fixes: conversionsOf(context, issue),
      };
    }
  },
});
