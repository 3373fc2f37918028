import * as z from 'zod';
import { isOptional, propertiesOf } from '#schemas/introspection';

/** Data of a schema as people write it: each string may be any string. */
type Widened<T> = T extends string
  ? string
  : T extends readonly (infer E)[]
    ? Widened<E>[]
    : T extends object
      ? { [K in keyof T]: Widened<T[K]> }
      : T;

/** The schema of data as people write it. */
export type AsWritten<S extends z.ZodType> = z.ZodType<Widened<z.input<S>>>;

/**
 * The schema of a file while it is being written, made from the one by which the file is read: unknown members may be
 * there, a string of a closed list may be any string, and what has a default may be absent. Rules report what is wrong
 * beyond that, with better messages. The documentation of each member is kept.
 */
export function asWritten<S extends z.ZodType>(schema: S): AsWritten<S> {
  return loosened(schema) as AsWritten<S>;
}

function loosened(schema: z.ZodType): z.ZodType {
  const loose = withoutChoices(schema);
  const documentation = schema.meta();
  return documentation === undefined ? loose : loose.meta(documentation);
}

function withoutChoices(schema: z.ZodType): z.ZodType {
  if (isOptional(schema)) return z.optional(loosened(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodNullable) return z.nullable(loosened(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodArray) return z.array(loosened(schema.element as z.ZodType));
  if (schema instanceof z.ZodRecord) return z.record(z.string(), loosened(schema.valueType as z.ZodType));
  if (schema instanceof z.ZodEnum) return z.string();
  if (schema instanceof z.ZodObject)
    return z.looseObject(
      Object.fromEntries([...propertiesOf(schema)].map(([name, member]) => [name, loosened(member)])),
    );
  return schema;
}
