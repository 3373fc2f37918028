import { kindNames, type Kind } from '#schemas/kinds';
import type { JsonType } from '#schemas/introspection';
import { formatPath, type JsonPath } from '#schemas/jsonPath';

/** How messages call the object that a property belongs to: `An OCI image manifest`, or `layers[0]`. */
export function ownerOf(kind: Kind, path: JsonPath): string {
  if (path.length > 0) return formatPath(path);
  const { article, title } = kindNames[kind];
  return `${article === 'an' ? 'An' : 'A'} ${title}`;
}

/** The types of JSON with their articles. */
export const typeNames: Readonly<Record<JsonType | 'null', string>> = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};
