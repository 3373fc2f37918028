import { rename } from '#service/edits/operations';
import { jsonTypeOf, propertiesOf, schemaAt } from '#schemas/introspection';
import { schemaByKind, type Kind } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import type { JsonPath } from '#schemas/jsonPath';
import { typeOf } from '#service/document/shape';
import type { RuleContext } from '#service/lint/context';
import { setInOrder, useEmptyConfig } from '#service/oci/fixes';
import { fix, checkedKinds, defineRule, type FixProposal } from '#service/lint/rule';
import { nearestName } from '#service/oci/propertyNames';
import { constantOf } from '#service/oci/constant';
import { proposedValue } from '#service/reports/proposedValue';
import { ownerOf } from '#service/oci/shapeNames';

/** A property that the specification calls REQUIRED is not there, or stands there under a misspelt name. */
export default defineRule({
  id: 'required-property',
  category: 'shape',
  kinds: checkedKinds,
  onlyWith: 'shape-issues',
  severity: 'error',
  summary: 'A required property is missing.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    missing: '{owner} must have "{name}"; {consequence}.',
    misspelt:
      '"{found}" is no property of the specification, and the required "{name}" is missing. Consumers ignore misspelt properties.',
  },
  fixes: {
    rename: 'Rename "{found}" to "{name}"',
    insert: 'Insert "{name}": {value}',
    'insert-empty-config': 'Insert the empty config',
    'insert-empty-layer': 'Insert layers with the empty descriptor',
  },
  automatic: ['insert'],
  *check(context) {
    const { kind, shapeIssues } = context;
    for (const { path, problem } of shapeIssues) {
      if (problem !== 'missing' || path.length === 0) continue;
      const owner = path.slice(0, -1);
      const name = String(path.at(-1));
      const found = misspeltAs(context, owner, name);
      if (found !== undefined) {
        const at = [...owner, found];
        yield {
          message: 'misspelt',
          at: { path: at, part: 'key' },
          absent: path,
          values: { found, name },
          fixes: [fix('rename', rename(at, name))],
        };
        continue;
      }
      yield {
        message: 'missing',
        at: { path },
        absent: path,
        values: { owner: ownerOf(kind, owner), name, consequence: consequenceOf(kind, name) },
        fixes: insertionsOf(context, path),
      };
    }
  },
});

/** The key in `owner` that is probably meant to be `name`: near in spelling, and with a value of the right type. */
function misspeltAs({ kind, rawValue }: RuleContext, owner: JsonPath, name: string): string | undefined {
  const value = rawValue(owner);
  const schema = schemaAt(schemaByKind[kind], owner);
  if (schema === undefined || typeof value !== 'object' || value === null) return undefined;
  const expected = jsonTypeOf(propertiesOf(schema).get(name)!);
  for (const [key, member] of Object.entries(value)) {
    if (typeOf(member) === expected && nearestName(key, [name]) !== undefined) return key;
  }
  return undefined;
}

type Insertion = 'insert' | 'insert-empty-config' | 'insert-empty-layer';

function insertionsOf(context: RuleContext, path: JsonPath): FixProposal<Insertion>[] {
  const { kind, model } = context;
  if (kind === 'image-manifest' && path[0] === 'config' && path.length === 1) {
    const typed = 'artifactType' in model && model.artifactType !== undefined && model.artifactType !== '';
    return typed ? [fix('insert-empty-config', useEmptyConfig(undefined))] : [];
  }
  const value = proposedValue(context, path);
  if (value === undefined) return [];
  const operations = [setInOrder(kind, path, value)];
  if (Array.isArray(value) && value.length > 0) return [fix('insert-empty-layer', operations)];
  // What the neighbours or the content suggest may not be what was meant.
  const schema = schemaAt(schemaByKind[kind], path);
  const doubtful = schema === undefined || constantOf(schema) === undefined;
  return [fix('insert', operations, { values: { value: JSON.stringify(value) }, doubtful })];
}

function consequenceOf(kind: Kind, name: string): string {
  if (name === 'config' && kind === 'image-manifest') return consequences['artifact-config']!;
  return consequences[name] ?? 'consumers refuse the document without it';
}

const consequences: Readonly<Record<string, string>> = {
  schemaVersion: 'registries and runtimes refuse the document without it',
  mediaType: 'without it no consumer knows how to read the content',
  digest: 'without it the content can be neither found nor verified',
  size: 'without it clients cannot limit what they read, and take the size for 0',
  'artifact-config': 'registries refuse a manifest without it, and artifacts use the empty config',
  layers: 'registries refuse a manifest without it, even where the list is empty',
  manifests: 'registries refuse an index without it, even where the list is empty',
  os: 'runtimes choose images by it',
  architecture: 'runtimes choose images by it',
  rootfs: 'runtimes cannot tell the layers of the image without it',
  diff_ids: 'runtimes compare the layers with it',
  type: 'it is always "layers"',
  imageLayoutVersion: 'tools do not take the directory for an image layout without it',
};
