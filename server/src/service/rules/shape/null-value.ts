import { remove, set } from '#service/edits/operations';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { acceptsNull, isRequired, schemaAt } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { formatPath } from '#schemas/jsonPath';
import type { ShapeIssue } from '#service/document/shape';
import type { RuleContext } from '#service/lint/context';
import { checkedKinds, defineRule, fix, type FixProposal } from '#service/lint/rule';
import { constantOf } from '#service/oci/constant';
import { proposedLayers } from '#service/reports/proposedValue';
import { typeNames } from '#service/oci/shapeNames';

/** Go reads null as the zero value of a type without a word; the specification allows it in image configs only. */
export default defineRule({
  id: 'null-value',
  category: 'shape',
  kinds: checkedKinds,
  onlyWith: 'shape-issues',
  severity: 'error',
  summary: 'A property is null where the specification asks for a value.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    required:
      '{place} is null, but it must be {expected}. Tools written in Go take null for an empty value, others refuse the document.',
    optional:
      '{place} is null. It must be {expected} where it is present, so leave it out when there is nothing to say.',
  },
  fixes: {
    'use-constant': 'Replace null by {value}',
    'empty-list': 'Replace null by an empty list',
    'empty-layer': 'Replace null by a list with the empty descriptor',
    remove: 'Remove {place}',
  },
  automatic: ['use-constant', 'empty-list', 'remove'],
  *check(context) {
    for (const issue of context.shapeIssues) {
      const { path, problem, expected } = issue;
      if (problem !== 'null' || path.length === 0) continue;
      const fixes = fixesFor(context, issue);
      yield {
        message: fixes[0]?.fix !== 'use-constant' && mayBeRemoved(context, issue) ? 'optional' : 'required',
        at: { path },
        values: { place: formatPath(path), expected: typeNames[expected] },
        fixes,
      };
    }
  },
});

/** An optional property, an element of a list or an entry of a map. */
function mayBeRemoved({ kind }: RuleContext, { path }: ShapeIssue): boolean {
  const schema = schemaAt(schemaByKind[kind], path);
  const owner = schemaAt(schemaByKind[kind], path.slice(0, -1));
  if (schema === undefined || owner === undefined || acceptsNull(schema)) return false;
  return typeof path.at(-1) === 'number' || isMapEntry(path) || !isRequired(schema);
}

function isMapEntry(path: ShapeIssue['path']): boolean {
  const map = path.at(-2);
  return map === 'annotations' || map === 'Labels';
}

function fixesFor(
  context: RuleContext,
  issue: ShapeIssue,
): FixProposal<'use-constant' | 'empty-list' | 'empty-layer' | 'remove'>[] {
  const { path, expected } = issue;
  const schema = schemaAt(schemaByKind[context.kind], path);
  const constant = schema === undefined ? undefined : constantOf(schema);
  if (constant !== undefined) {
    return [fix('use-constant', set(path, constant), { values: { value: constant } })];
  }
  // Diff IDs and history have to agree in number, so neither an element less nor an empty list is certain.
  if (path.includes('diff_ids') || path[0] === 'history') return [];
  // With the empty config artifactType must be set, and what it should be nobody knows here.
  if (path[0] === 'artifactType' && context.classification?.configType === wellKnown.ociEmpty) return [];
  if (mayBeRemoved(context, issue) && !isOnlyLayer(context, path)) {
    // Of an element or an entry something is lost: its place, or its name.
    const doubtful = typeof path.at(-1) === 'number' || isMapEntry(path);
    return [fix('remove', remove(path), { doubtful })];
  }
  if (expected !== 'array' && !isOnlyLayer(context, path)) return [];
  const value = path[0] === 'layers' ? proposedLayers(context) : [];
  if (value === undefined) return [];
  const filled = Array.isArray(value) && value.length > 0;
  return [fix(filled ? 'empty-layer' : 'empty-list', set(path.slice(0, 1), value))];
}

/** Without its only element the list of layers would be empty, which some registries refuse. */
function isOnlyLayer({ rawValue }: RuleContext, path: ShapeIssue['path']): boolean {
  const layers = path.length === 2 && path[0] === 'layers' ? rawValue(['layers']) : undefined;
  return Array.isArray(layers) && layers.length === 1;
}
