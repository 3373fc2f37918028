import type { JsonType } from '#schemas/introspection';

/** The types of JSON as phrases for use inside a sentence. */
export const typeNames: Readonly<Record<JsonType | 'null', string>> = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};
