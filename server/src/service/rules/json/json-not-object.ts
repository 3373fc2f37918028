import { kindNames } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { typeOf } from '#service/document/shape';
import { checkedKinds, defineRule } from '#service/lint/rule';

/** Only a document whose kind is pinned gets here: detection needs an object to look at. */
export default defineRule({
  id: 'json-not-object',
  category: 'json',
  kinds: checkedKinds,
  onlyWith: 'shape-issues',
  severity: 'error',
  summary: 'The document is empty or is not a JSON object.',
  source: specificationSection('considerations.md', 'json'),
  messages: {
    empty:
      'The document is empty. A document of the kind “{title}” is a JSON object. Write one, or choose another kind ' +
      'for this file.',
    other:
      'The JSON type of this document is {actual}, but a document of the kind “{title}” is an object. No consumer can read it.',
  },
  *check({ kind, shapeIssues, rawValue }) {
    if (shapeIssues[0]?.path.length !== 0) return;
    const value = rawValue([]);
    yield {
      message: value === undefined ? 'empty' : 'other',
      at: { path: [] },
      absent: [],
      values: { title: kindNames[kind].title, actual: typeOf(value) },
    };
  },
});
