import { specificationSection } from '#schemas/model/field';
import { typeOf } from '#service/document/shape';
import { allKinds, defineRule } from '#service/lint/rule';
import { keepOne } from '#service/reports/duplicateKeys';

/** Readers disagree on what a repeated name means, and Go even mixes the values. */
export default defineRule({
  id: 'json-duplicate-key',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'duplicate-keys',
  severity: 'error',
  summary: 'An object has the same property more than once.',
  source: specificationSection('considerations.md', 'json'),
  messages: {
    scalar:
      '"{name}" appears {count} times in this object. Go reads the last one. Other readers read the first or refuse ' +
      'the document. Keep one.',
    object:
      '"{name}" appears {count} times in this object. Go merges such objects: properties that the last one lacks come from the earlier ones. Keep one.',
    array:
      '"{name}" appears {count} times in this object. Go reads the last array, but fills in what its elements lack ' +
      'from the arrays before it. Keep one.',
  },
  fixes: { 'keep-last': 'Keep the last "{name}"', 'keep-first': 'Keep the first "{name}"' },
  *check({ duplicates, rawValue }) {
    for (const duplicate of duplicates) {
      const { path, count } = duplicate;
      const type = typeOf(rawValue(path));
      yield {
        message: type === 'object' || type === 'array' ? type : 'scalar',
        at: { path, part: 'key', occurrence: count - 1 },
        values: { name: String(path.at(-1)), count },
        fixes: keepOne(duplicate),
      };
    }
  },
});
