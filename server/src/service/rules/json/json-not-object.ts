import { kindNames } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { typeOf } from '#service/document/shape';
import { checkedKinds, defineRule } from '#service/lint/rule';

/** Only documents whose kind was pinned get here: detection needs an object to look at. */
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
      'The document is empty, but {phrase} is a JSON object. Write one, or choose another kind for this file.',
    other:
      'The document is not an object but {actual}; {phrase} is a JSON object. No consumer reads it as it is.',
  },
  *check({ kind, shapeIssues, rawValue }) {
    if (shapeIssues[0]?.path.length !== 0) return;
    const value = rawValue([]);
    yield {
      message: value === undefined ? 'empty' : 'other',
      at: { path: [] },
      absent: [],
      values: { ...kindNames[kind], actual: names[typeOf(value)] },
    };
  },
});

const names = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  null: 'null',
} as const;
