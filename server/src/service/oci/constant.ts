import { documentationOf } from '#schemas/introspection';

/** The one value that a property may have, such as 2 for `schemaVersion`; undefined where there is a choice. */
export function constantOf(schema: Parameters<typeof documentationOf>[0]): string | number | undefined {
  const keywords = documentationOf(schema)?.jsonSchema;
  const values = keywords?.['enum'];
  const only: unknown = Array.isArray(values) && values.length === 1 ? values[0] : undefined;
  const constant = keywords?.['const'] ?? only;
  return typeof constant === 'string' || typeof constant === 'number' ? constant : undefined;
}
