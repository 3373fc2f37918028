import * as z from 'zod';
import type { FieldDocumentation } from './model/field';
import { oncePer } from './once';

/** A step into a JSON value: a property name or an array index. */
export type PathSegment = string | number;

// What is asked of a schema is kept, since rules, hovers, and completion ask again and again, and zod answers slowly.

/** The documentation attached to a schema, or to the schema that it wraps. */
export const documentationOf = oncePer((schema: z.ZodType): FieldDocumentation | undefined => {
  const own = schema.meta();
  if (own?.description !== undefined) return own as unknown as FieldDocumentation;
  const inner = unwrapOnce(schema);
  return inner === undefined ? undefined : documentationOf(inner);
});

/** The schema without what makes it optional or nullable, or gives it a default. */
export const unwrap = oncePer((schema: z.ZodType): z.ZodType => {
  const inner = unwrapOnce(schema);
  return inner === undefined ? schema : unwrap(inner);
});

function unwrapOnce(schema: z.ZodType): z.ZodType | undefined {
  return isOptional(schema) || schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : undefined;
}

/** Tells whether what a schema is for may be absent. */
export function isOptional(
  schema: z.ZodType,
): schema is z.ZodOptional | z.ZodExactOptional | z.ZodDefault | z.ZodPrefault {
  return (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  );
}

/** The schema of a member of an object, array or map; undefined where the schema says nothing about it. */
export function child(schema: z.ZodType, segment: PathSegment): z.ZodType | undefined {
  const container = unwrap(schema);
  if (container instanceof z.ZodObject) {
    const shape = container.shape as Record<string, z.ZodType>;
    return Object.hasOwn(shape, segment) ? shape[segment] : undefined;
  }
  if (container instanceof z.ZodArray)
    return typeof segment === 'number' ? (container.element as z.ZodType) : undefined;
  if (container instanceof z.ZodRecord) return container.valueType as z.ZodType;
  return undefined;
}

/** The schema at a path below `root`; undefined where the path leaves what the schema describes. */
export function schemaAt(root: z.ZodType, path: readonly PathSegment[]): z.ZodType | undefined {
  let current: z.ZodType | undefined = root;
  for (const segment of path) {
    if (current === undefined) return undefined;
    current = child(current, segment);
  }
  return current;
}

/** The properties that a schema describes, in the order in which documents usually list them. */
export const propertiesOf = oncePer((schema: z.ZodType): ReadonlyMap<string, z.ZodType> => {
  const container = unwrap(schema);
  return new Map(container instanceof z.ZodObject ? Object.entries(container.shape) : []);
});

/** The names of all properties below some schemas that are maps, whose keys are anybody's. */
export function namesOfMaps(schemas: Iterable<z.ZodType>, found = new Set<string>()): ReadonlySet<string> {
  for (const schema of schemas) {
    for (const [name, property] of propertiesOf(schema)) {
      if (unwrap(property) instanceof z.ZodRecord) found.add(name);
    }
    const element = child(schema, 0);
    namesOfMaps(element === undefined ? propertiesOf(schema).values() : [element], found);
  }
  return found;
}

/** Tells whether a property must be present. */
export const isRequired = oncePer(
  (schema: z.ZodType): boolean => !isOptional(schema) && !(unwrap(schema) instanceof z.ZodUnknown),
);

/** Tells whether null is a legal value. */
export function acceptsNull(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodUnknown) return true;
  const inner = unwrapOnce(schema);
  return inner !== undefined && acceptsNull(inner);
}

/** The only value that a schema allows, such as 2 for `schemaVersion`; undefined where there is a choice. */
export function constantOf(schema: z.ZodType): string | number | undefined {
  const keywords = documentationOf(schema)?.jsonSchema;
  const values = keywords?.['enum'];
  const only: unknown = Array.isArray(values) && values.length === 1 ? values[0] : undefined;
  const constant = keywords?.['const'] ?? only;
  return typeof constant === 'string' || typeof constant === 'number' ? constant : undefined;
}

/** The JSON type that a schema asks for, as the word that messages use; undefined where any type is welcome. */
export const jsonTypeOf = oncePer((schema: z.ZodType): JsonType | undefined => {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject || inner instanceof z.ZodRecord) return 'object';
  if (inner instanceof z.ZodArray) return 'array';
  if (inner instanceof z.ZodString) return 'string';
  if (inner instanceof z.ZodNumber) return 'number';
  if (inner instanceof z.ZodBoolean) return 'boolean';
  return undefined;
});

/** The types of JSON, null left out. */
export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean';
