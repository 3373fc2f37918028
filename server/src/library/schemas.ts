/*
 * What programs get from `import { schemas } from 'oci-manifest/schemas'`: the zod schemas of documents. zod is part of this
 * file, and the declarations say what can be relied on in each version of it.
 */

import { schemaByKind } from '#schemas/kinds';
import type { Documents } from './documents';

export type * from './documents';

/** A reason why a value is not a document. */
export interface SchemaIssue {
  readonly message: string;
  /** The names of properties and the indexes, from 0, that lead to the place. */
  readonly path: readonly PropertyKey[];
}

/** The result of reading a value. */
export type SchemaResult<Document> =
  | { readonly success: true; readonly data: Document }
  | { readonly success: false; readonly error: Error & { readonly issues: readonly SchemaIssue[] } };

/**
 * The schema of a kind of document. It says which properties are there and of what JSON type they are, and keeps properties
 * that it does not know. It does not say whether a digest, a size, or a media type is right: rules do.
 */
export interface DocumentSchema<Document> {
  /**
   * Reads a value.
   * @param value what `JSON.parse` returns, not a text
   * @returns a copy of it
   * @throws Error if the value is not a document, with `issues` as in `safeParse`
   * @see the OCI image specification, to whose sections the comments of the types lead
   */
  parse(value: unknown): Document;
  /**
   * Reads a value, and says what is wrong with it. Never throws.
   * @param value what `JSON.parse` returns, not a text
   * @see the OCI image specification, to whose sections the comments of the types lead
   */
  safeParse(value: unknown): SchemaResult<Document>;
  /** The same, for programs that accept the schemas of any library: https://standardschema.dev */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: unknown; readonly output: Document } | undefined;
    readonly validate: (value: unknown) => StandardResult<Document> | Promise<StandardResult<Document>>;
  };
}

/** A result in the form of Standard Schema. */
export type StandardResult<Document> =
  | { readonly value: Document; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[];
    };

/** The schemas of all kinds of documents, and of the project file. Each is made when it is first used. */
export const schemas: { readonly [Kind in keyof Documents]: DocumentSchema<Documents[Kind]> } = schemaByKind;

/**
 * Lists the kinds of documents that have a schema.
 * @returns the names that `schemas` and the JSON Schemas have, such as `image-manifest`
 * @see docs/kinds.md
 */
export function kinds(): readonly (keyof Documents)[] {
  return Object.keys(schemas) as readonly (keyof Documents)[];
}
