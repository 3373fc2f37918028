import { documentationOf, schemaAt } from '#schemas/introspection';
import { schemaByKind, type Kind } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import type { FoldedKey } from '#service/document/foldedKeys';
import { checkedKinds, defineRule } from '#service/lint/rule';
import { foldedKeyReports } from '#service/reports/foldedKeyReports';

/** Go ignores the case of property names, and other languages do not: the document means two things. */
export default defineRule({
  id: 'json-key-case',
  category: 'json',
  kinds: checkedKinds,
  onlyWith: 'folded-keys',
  severity: 'error',
  summary: 'A property name differs from the specification’s only in case.',
  source: specificationSection('considerations.md', 'extensibility'),
  claims: ['containers-image/name-case', 'containers-image/foreign-members'],
  messages: {
    case: '"{key}" should be "{name}". Tools written in Go read it as "{name}"; most others ignore it. Use the exact name.',
    clash:
      'This object has both "{key}" and "{name}". Tools written in Go read both as the same property and use the last one; ' +
      'others ignore this one. Remove it.',
  },
  fixes: { rename: 'Rename "{key}" to "{name}"', remove: 'Remove "{key}"' },
  automatic: ['rename'],
  check: ({ kind, foldedKeys }) =>
    foldedKeyReports(
      foldedKeys.filter((key) => differsInCase(key) && !isLegacy(kind, key)),
      'case',
    ),
});

/** What old tools left, in whatever case, such as `size` in an image config. */
function isLegacy(kind: Kind, { path, name }: FoldedKey): boolean {
  const schema = schemaAt(schemaByKind[kind], [...path.slice(0, -1), name]);
  return schema !== undefined && documentationOf(schema)?.status === 'legacy';
}

function differsInCase({ path, name }: FoldedKey): boolean {
  return String(path.at(-1)).toLowerCase() === name.toLowerCase();
}
