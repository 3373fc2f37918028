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
import { platformChoices, unusedPlatforms } from './platforms';
import { healthcheckSkeleton } from './runtimeValues';
import type { CompletionTarget } from './completionTarget';
import { formatDateTime } from '#schemas/values/dateTime';

/**
 * What a property or item of the schema at `path` looks like before its author has said anything: required members
 * with what is certain or likely, and placeholders for the rest.
 */
export function skeletonAt(target: CompletionTarget, path: JsonPath): JsonValue {
  const schema = schemaAt(schemaByKind[target.model.kind], path);
  return schema === undefined ? barePlaceholder('null') : skeleton(target, path, schema);
}

function skeleton(target: CompletionTarget, path: JsonPath, schema: z.ZodType): JsonValue {
  const literals = literalsOf(schema);
  const [literal, ...others] = literals ?? [];
  if (literal !== undefined && others.length === 0) return literal;
  const inner = unwrap(schema);
  const meaning = documentationOf(schema)?.meaning;
  switch (jsonTypeOf(schema)) {
    case 'object':
      if (meaning === 'platform') return platformSkeleton(target, path);
      if (meaning === 'healthcheck') return healthcheckSkeleton;
      return inner instanceof z.ZodObject ? membersOf(target, path, schema) : bare(`{${placeholder()}}`);
    case 'array': {
      const item = skeletonAt(target, [...path, 0]);
      return typeof item === 'object' ? [item] : bare(`[${placeholder()}]`);
    }
    case 'string':
      return literals === undefined ? textFor(target, path, schema) : placeholder(String(literal));
    case 'number':
      return barePlaceholder('0');
    case 'boolean':
      return barePlaceholder('true');
    case undefined:
      return barePlaceholder('null');
  }
}

function membersOf(target: CompletionTarget, path: JsonPath, schema: z.ZodType): JsonValue {
  const required = [...propertiesOf(schema)].filter(([, member]) => isRequired(member));
  if (required.length === 0) return bare(`{${placeholder()}}`);
  return Object.fromEntries(
    required.map(([name, member]) => [name, skeleton(target, [...path, name], member)]),
  );
}

function textFor(target: CompletionTarget, path: JsonPath, schema: z.ZodType): string {
  switch (documentationOf(schema)?.meaning) {
    case 'media-type':
    case 'artifact-type':
      return placeholder(likelyTypeAt(target, path));
    case 'digest':
      return placeholder('sha256:');
    case 'timestamp':
      return formatDateTime(target.now());
    case 'architecture':
    case 'os':
      return platformSkeleton(target, path)[String(path.at(-1))] ?? placeholder();
    default:
      return placeholder();
  }
}

/** A platform that no other entry of the index has. */
function platformSkeleton(target: CompletionTarget, path: JsonPath): Readonly<Record<string, string>> {
  const [next = 'linux/amd64'] = unusedPlatforms(target, path);
  return platformChoices(target, next);
}

/** The only values that a schema's documentation allows; undefined where it allows any. */
export function literalsOf(schema: z.ZodType): readonly (string | number | boolean)[] | undefined {
  const { const: only, enum: several } = documentationOf(schema)?.jsonSchema ?? {};
  const literals: unknown = only === undefined ? several : [only];
  return Array.isArray(literals) ? literals.filter(isLiteral) : undefined;
}

function isLiteral(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** What the value at `path` stands for; an item of a list what the list stands for. */
export function meaningAt({ model }: CompletionTarget, path: JsonPath): Meaning | undefined {
  const schema = schemaAt(schemaByKind[model.kind], path);
  const own = schema === undefined ? undefined : documentationOf(schema)?.meaning;
  return own ?? (typeof path.at(-1) === 'number' ? meaningAtList(model.kind, path) : undefined);
}

function meaningAtList(kind: CompletionTarget['model']['kind'], path: JsonPath): Meaning | undefined {
  const schema = schemaAt(schemaByKind[kind], path.slice(0, -1));
  return schema === undefined ? undefined : documentationOf(schema)?.meaning;
}
