import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { acceptsNull, constantOf, isRequired, schemaAt } from '#schemas/introspection';
import { formatPath } from '#schemas/jsonPath';
import { schemaByKind } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import type { ShapeIssue } from '#service/document/shape';
import { remove, set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { checkedKinds, defineRule, fix, type FixProposal } from '#service/lint/rule';
import { proposedLayers } from '#service/reports/proposedValue';

/** Go silently reads null as the zero value of a type; the specification allows null only in image configs. */
export default defineRule({
  id: 'null-value',
  category: 'shape',
  kinds: checkedKinds,
  onlyWith: 'shape-issues',
  severity: 'error',
  summary: 'A property is null where the specification requires a value.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    required:
      '{place} is null, but it must be of type {expected}. Tools written in Go read null as an empty value, and other tools refuse the document.',
    optional: '{place} is null. Remove it, or give it a value of type {expected}.',
  },
  fixes: {
    'use-constant': 'Replace null with {value}',
    'empty-list': 'Replace null with an empty list',
    'empty-layer': 'Replace null with a list that holds the empty descriptor',
    remove: 'Remove {place}',
  },
  automatic: ['use-constant', 'empty-list', 'remove'],
  *check(context) {
    for (const issue of context.shapeIssues) {
      const { path, problem, expected } = issue;
      if (problem !== 'null' || path.length === 0) continue;
      const isOptional = constantFor(context, issue) === undefined && mayBeRemoved(context, issue);
      yield {
        message: isOptional ? 'optional' : 'required',
        at: { path },
        values: { place: formatPath(path), expected },
        fixes: fixesFor(context, issue),
      };
    }
  },
});

function constantFor({ kind }: RuleContext, { path }: ShapeIssue): string | number | undefined {
  const schema = schemaAt(schemaByKind[kind], path);
  return schema === undefined ? undefined : constantOf(schema);
}

/** An optional property, an element of a list, or an entry of a map. */
function mayBeRemoved({ kind }: RuleContext, { path }: ShapeIssue): boolean {
  const schema = schemaAt(schemaByKind[kind], path);
  const owner = schemaAt(schemaByKind[kind], path.slice(0, -1));
  if (schema === undefined || owner === undefined || acceptsNull(schema)) return false;
  return isPartOfCollection(path) || !isRequired(schema);
}

function isPartOfCollection(path: ShapeIssue['path']): boolean {
  const owner = path.at(-2);
  return typeof path.at(-1) === 'number' || owner === 'annotations' || owner === 'Labels';
}

function fixesFor(
  context: RuleContext,
  issue: ShapeIssue,
): FixProposal<'use-constant' | 'empty-list' | 'empty-layer' | 'remove'>[] {
  const { path, expected } = issue;
  const constant = constantFor(context, issue);
  if (constant !== undefined) {
    return [fix('use-constant', set(path, constant), { values: { value: constant } })];
  }
  // Diff IDs and history must agree in number, so neither a removed element nor an empty list is certain.
  if (path.includes('diff_ids') || path[0] === 'history') return [];
  // With the empty config artifactType must be set, and its value is unknown here.
  if (path[0] === 'artifactType' && context.classification?.configType === wellKnown.ociEmpty) return [];
  if (isOnlyLayer(context, path)) return replaceList(context, path);
  if (mayBeRemoved(context, issue)) {
    // Removing an element or an entry loses something: its place, or its name.
    return [fix('remove', remove(path), { doubtful: isPartOfCollection(path) })];
  }
  return expected === 'array' ? replaceList(context, path) : [];
}

/** Without its only element the list of layers would be empty, but it should have at least one. */
function isOnlyLayer({ rawValue }: RuleContext, path: ShapeIssue['path']): boolean {
  const layers = path.length === 2 && path[0] === 'layers' ? rawValue(['layers']) : undefined;
  return Array.isArray(layers) && layers.length === 1;
}

/** Writes the list that is null, or that holds only null, anew. */
function replaceList(
  context: RuleContext,
  path: ShapeIssue['path'],
): FixProposal<'empty-list' | 'empty-layer'>[] {
  const value = path[0] === 'layers' ? proposedLayers(context) : [];
  if (value === undefined) return [];
  return [fix(value.length === 0 ? 'empty-list' : 'empty-layer', set(path.slice(0, 1), value))];
}
