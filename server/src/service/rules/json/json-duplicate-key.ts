import type { JsonPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { typeOf } from '#service/document/shape';
import { remove, type EditOperation } from '#service/edits/operations';
import { allKinds, defineRule, fix } from '#service/lint/rule';

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
      '"{name}" appears {count} times in this object. Go reads the last array, but takes what its elements lack ' +
      'from the arrays before it. Keep one.',
  },
  fixes: { 'keep-last': 'Keep the last "{name}"', 'keep-first': 'Keep the first "{name}"' },
  *check({ duplicates, rawValue }) {
    for (const { path, count, isInsideRepetition } of duplicates) {
      const type = typeOf(rawValue(path));
      const last = count - 1;
      yield {
        message: type === 'object' || type === 'array' ? type : 'scalar',
        at: { path, part: 'key', occurrence: last },
        values: { name: String(path.at(-1)), count },
        // The repetition around it must be settled first.
        fixes: isInsideRepetition
          ? []
          : [fix('keep-last', keepOnly(last, path, count)), fix('keep-first', keepOnly(0, path, count))],
      };
    }
  },
});

function keepOnly(kept: number, path: JsonPath, count: number): EditOperation[] {
  const occurrences = Array.from({ length: count }, (_, occurrence) => occurrence);
  return occurrences
    .filter((occurrence) => occurrence !== kept)
    .map((occurrence) => remove(path, occurrence));
}
