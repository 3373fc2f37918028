import type * as z from 'zod';
import { child, documentationOf, propertiesOf, schemaAt, type PathSegment } from '#schemas/introspection';
import type { FieldDocumentation, Meaning } from '#schemas/model/field';
import type { JsonPath } from '#schemas/jsonPath';

/** What the schema says about a place of a document. */
export interface DocumentedField {
  readonly documentation: FieldDocumentation;
  /** The path of the property that is documented. */
  readonly path: JsonPath;
  /** True when the place is a member of the documented list or map, and not the property itself. */
  readonly isMember: boolean;
}

/**
 * What the schema says about the property at a path or, for a member of a list or map without documentation of its own,
 * about the list or map. Undefined where the schema says nothing.
 */
export function documentedFieldAt(root: z.ZodType, path: JsonPath): DocumentedField | undefined {
  const own = documentationAt(root, path);
  if (own !== undefined) return { documentation: own, path, isMember: false };
  const owner = path.slice(0, -1);
  if (owner.length === path.length) return undefined;
  const documentation = schemaAt(root, path) === undefined ? undefined : documentationAt(root, owner);
  return documentation === undefined ? undefined : { documentation, path: owner, isMember: true };
}

function documentationAt(root: z.ZodType, path: JsonPath): FieldDocumentation | undefined {
  const schema = schemaAt(root, path);
  return schema === undefined ? undefined : documentationOf(schema);
}

/** A member of a container as the schema knows it. */
export interface SchemaMember {
  readonly schema: z.ZodType;
  /** What its value stands for. */
  readonly meaning: Meaning | undefined;
}

interface SchemaMembers {
  readonly properties: ReadonlyMap<string, SchemaMember>;
  /** The elements of a list, the values of a map. */
  readonly each: SchemaMember | undefined;
}

const membersBySchema = new WeakMap<z.ZodType, SchemaMembers>();

/**
 * What a schema says of a member of its object, list or map; undefined where it says nothing. The answers are
 * remembered, since walks over whole documents ask for each value.
 */
export function memberOf(schema: z.ZodType, segment: PathSegment): SchemaMember | undefined {
  let members = membersBySchema.get(schema);
  if (members === undefined) membersBySchema.set(schema, (members = readMembers(schema)));
  return (typeof segment === 'string' ? members.properties.get(segment) : undefined) ?? members.each;
}

function readMembers(schema: z.ZodType): SchemaMembers {
  const member = (of: z.ZodType): SchemaMember => ({ schema: of, meaning: documentationOf(of)?.meaning });
  const each = child(schema, 0);
  return {
    properties: new Map([...propertiesOf(schema)].map(([name, property]) => [name, member(property)])),
    each: each === undefined ? undefined : member(each),
  };
}
