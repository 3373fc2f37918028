import * as z from 'zod';
import { bare, bareBlank, blank } from '../../../../../schemas/src/blanks';
import {
  documentationOf,
  isRequired,
  jsonTypeOf,
  propertiesOf,
  schemaAt,
  unwrap,
} from '../../../../../schemas/src/introspection';
import { schemaByKind } from '../../../../../schemas/src/kinds';
import type { Meaning } from '../../../../../schemas/src/model/field';
import type { JsonPath } from '../../document/jsonPath';
import type { JsonValue } from '../../edits/operations';
import { likelyTypeAt } from './mediaTypes';
import type { Scene } from './scene';
import { timestamp } from './timestamp';

/**
 * What a property or item of the schema at `path` looks like before its author has said anything: required members
 * with what is certain or likely, and blanks for the rest.
 */
export function skeletonAt(scene: Scene, path: JsonPath): JsonValue {
  const schema = schemaAt(schemaByKind[scene.model.kind], path);
  return schema === undefined ? bareBlank('null') : skeleton(scene, path, schema);
}

function skeleton(scene: Scene, path: JsonPath, schema: z.ZodType): JsonValue {
  const literals = literalsOf(schema);
  if (literals?.length === 1) return literals[0]!;
  const inner = unwrap(schema);
  switch (jsonTypeOf(schema)) {
    case 'object':
      return inner instanceof z.ZodObject ? membersOf(scene, path, schema) : bare(`{${blank()}}`);
    case 'array': {
      const item = skeletonAt(scene, [...path, 0]);
      return typeof item === 'object' ? [item] : bare(`[${blank()}]`);
    }
    case 'string':
      return literals === undefined ? textFor(scene, path, schema) : blank(String(literals[0]));
    case 'number':
      return bareBlank('0');
    case 'boolean':
      return bareBlank('true');
    case undefined:
      return bareBlank('null');
  }
}

function membersOf(scene: Scene, path: JsonPath, schema: z.ZodType): JsonValue {
  const required = [...propertiesOf(schema)].filter(([, member]) => isRequired(member));
  if (required.length === 0) return bare(`{${blank()}}`);
  return Object.fromEntries(
    required.map(([name, member]) => [name, skeleton(scene, [...path, name], member)]),
  );
}

function textFor(scene: Scene, path: JsonPath, schema: z.ZodType): string {
  switch (documentationOf(schema)?.meaning) {
    case 'media-type':
    case 'artifact-type':
      return blank(likelyTypeAt(scene, path));
    case 'digest':
      return blank('sha256:');
    case 'timestamp':
      return timestamp(scene.now());
    case 'architecture':
      return blank('amd64');
    case 'os':
      return blank('linux');
    default:
      return blank();
  }
}

/** The only values that a schema's documentation allows; undefined where it allows any. */
export function literalsOf(schema: z.ZodType): readonly (string | number | boolean)[] | undefined {
  const { const: only, enum: several } = documentationOf(schema)?.jsonSchema ?? {};
  return (only === undefined ? several : [only]) as readonly (string | number | boolean)[] | undefined;
}

/** What the value at `path` stands for; an item of a list what the list stands for. */
export function meaningAt({ model }: Scene, path: JsonPath): Meaning | undefined {
  const schema = schemaAt(schemaByKind[model.kind], path);
  const own = schema === undefined ? undefined : documentationOf(schema)?.meaning;
  return own ?? (typeof path.at(-1) === 'number' ? meaningAtList(model.kind, path) : undefined);
}

function meaningAtList(kind: Scene['model']['kind'], path: JsonPath): Meaning | undefined {
  const schema = schemaAt(schemaByKind[kind], path.slice(0, -1));
  return schema === undefined ? undefined : documentationOf(schema)?.meaning;
}
