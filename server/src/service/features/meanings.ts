import type * as z from 'zod';
import { documentationOf, schemaAt } from '../../../../schemas/src/introspection';
import type { FieldDocumentation } from '../../../../schemas/src/model/field';
import type { JsonPath } from '../document/jsonPath';

/** What the schema says about a place of a document. */
export interface Described {
  readonly documentation: FieldDocumentation;
  /** The path of the property that is documented. */
  readonly path: JsonPath;
  /** True when the place is a member of the documented list or map, and not the property itself. */
  readonly isMember: boolean;
}

/**
 * What the schema says about the property at a path or, for a member of a list or map without words of its own, about
 * the list or map. Undefined where the schema says nothing.
 */
export function describe(root: z.ZodType, path: JsonPath): Described | undefined {
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
