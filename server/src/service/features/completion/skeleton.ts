import * as z from 'zod';
import { bare, barePlaceholder, placeholder } from '#schemas/placeholders';
import {
  documentationOf,
  isRequired,
  jsonTypeOf,
  propertiesOf,
  schemaAt,
  unwrap,
} from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import type { Meaning } from '#schemas/model/field';
import type { JsonPath } from '#schemas/jsonPath';
import type { JsonValue } from '#service/edits/operations';
import { likelyTypeAt } from './mediaTypes';
import type { Scene } from './scene';
import { timestamp } from './timestamp';

/**
 * What a property or item of the schema at `path` looks like before its author has said anything: required members
 * with what is certain or likely, and blanks for the rest.
 */
export function skeletonAt(scene: Scene, path: JsonPath): JsonValue {
  const schema = schemaAt(schemaByKind[scene.model.kind], path);
  return schema === undefined ? barePlaceholder('null') : skeleton(scene, path, schema);
}

function skeleton(scene: Scene, path: JsonPath, schema: z.ZodType): JsonValue {
  const literals = literalsOf(schema);
  if (literals?.length === 1) return literals[0]!;
  const inner = unwrap(schema);
  switch (jsonTypeOf(schema)) {
    case 'object':
      return inner instanceof z.ZodObject ? membersOf(scene, path, schema) : bare(`{${placeholder()}}`);
    case 'array': {
      const item = skeletonAt(scene, [...path, 0]);
      return typeof item === 'object' ? [item] : bare(`[${placeholder()}]`);
    }
    case 'string':
      return literals === undefined ? textFor(scene, path, schema) : placeholder(String(literals[0]));
    case 'number':
      return barePlaceholder('0');
    case 'boolean':
      return barePlaceholder('true');
    case undefined:
      return barePlaceholder('null');
  }
}

function membersOf(scene: Scene, path: JsonPath, schema: z.ZodType): JsonValue {
  const required = [...propertiesOf(schema)].filter(([, member]) => isRequired(member));
  if (required.length === 0) return bare(`{${placeholder()}}`);
  return Object.fromEntries(
    required.map(([name, member]) => [name, skeleton(scene, [...path, name], member)]),
  );
}

function textFor(scene: Scene, path: JsonPath, schema: z.ZodType): string {
  switch (documentationOf(schema)?.meaning) {
    case 'media-type':
    case 'artifact-type':
      return placeholder(likelyTypeAt(scene, path));
    case 'digest':
      return placeholder('sha256:');
    case 'timestamp':
      return timestamp(scene.now());
    case 'architecture':
      return placeholder('amd64');
    case 'os':
      return placeholder('linux');
    default:
      return placeholder();
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
