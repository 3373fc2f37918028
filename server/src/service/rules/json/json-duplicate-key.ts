import { remove } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { typeOf } from '#service/document/shape';
import { fix, allKinds, defineRule } from '#service/lint/rule';

/** Readers disagree on what a repeated name means, and Go even mixes the values. */
export default defineRule({
  id: 'json-duplicate-key',
  category: 'json',
  kinds: allKinds,
  onlyWith: 'duplicate-keys',
  severity: 'error',
  summary: 'A property stands more than once in one object.',
  source: specificationSection('considerations.md', 'json'),
  messages: {
    scalar:
      '"{name}" stands here {count} times. Go reads the last one, other readers the first, or they refuse the document. Keep one.',
    object:
      '"{name}" stands here {count} times. Go merges such objects: members that the last one lacks come from those before it. Keep one.',
    array:
      '"{name}" stands here {count} times. Go reads the last list, but fills what its elements lack from the lists before it. Keep one.',
  },
  fixes: { 'keep-last': 'Keep the last "{name}"', 'keep-first': 'Keep the first "{name}"' },
  *check({ duplicates, rawValue }) {
    const repeated = new Set(duplicates.map(({ path }) => formatPath(path)));
    for (const { path, count } of duplicates) {
      const type = typeOf(rawValue(path));
      const numbers = Array.from({ length: count }, (_, occurrence) => occurrence);
      const keep = (kept: number) =>
        numbers.filter((occurrence) => occurrence !== kept).map((occurrence) => remove(path, occurrence));
      yield {
        message: type === 'object' || type === 'array' ? type : 'scalar',
        at: { path, part: 'key', occurrence: count - 1 },
        values: { name: String(path.at(-1)), count },
        fixes: isInsideRepetition(path, repeated)
          ? []
          : [fix('keep-last', keep(count - 1)), fix('keep-first', keep(0))],
      };
    }
  },
});

/** Inside a repeated object a path does not tell which of the copies is meant; that one is to be settled first. */
function isInsideRepetition(path: JsonPath, repeated: ReadonlySet<string>): boolean {
  return path.some((_, depth) => repeated.has(formatPath(path.slice(0, depth))));
}
