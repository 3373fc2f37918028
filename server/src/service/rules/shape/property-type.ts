import { specificationSection } from '#schemas/model/field';
import { formatPath } from '#schemas/jsonPath';
import { checkedKinds, defineRule } from '#service/lint/rule';
import { typeNames } from '#service/oci/shapeNames';
import { conversionsOf } from '#service/reports/typeConversions';

/** Go reads documents into typed structures: one value of the wrong type costs the whole document. */
export default defineRule({
  id: 'property-type',
  category: 'shape',
  kinds: checkedKinds,
  onlyWith: 'shape-issues',
  severity: 'error',
  summary: 'A value has another JSON type than the specification asks for.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    type: '{place} must be {expected}, not {actual}. Tools written in Go refuse the whole document because of it.',
  },
  fixes: {
    'use-constant': 'Replace it by {value}',
    'remove-quotes': 'Remove the quotes',
    'add-quotes': 'Put it in double quotes',
    wrap: 'Make it the only element of a list',
    split: 'Make each word an element of a list',
    shell: 'Let a shell run it',
    'empty-object': 'Replace it by an empty object',
    'as-keys': 'Write it as an object with empty objects',
    'as-entries': 'Write it as an object',
    'as-platform': 'Write it as an object with os and architecture',
  },
  automatic: ['use-constant', 'remove-quotes', 'add-quotes', 'wrap', 'as-keys', 'as-entries', 'as-platform'],
  *check(context) {
    for (const issue of context.shapeIssues) {
      const { path, problem, expected, actual } = issue;
      // A number that is no JavaScript number, such as 1e400, has the right type and the wrong form.
      if (problem !== 'type' || path.length === 0 || expected === actual) continue;
      yield {
        message: 'type',
        at: { path },
        values: { place: formatPath(path), expected: typeNames[expected], actual: typeNames[actual] },
        fixes: conversionsOf(context, issue),
      };
    }
  },
});
