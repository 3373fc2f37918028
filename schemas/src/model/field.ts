import type * as z from 'zod';

/**
 * What a value stands for, beyond its JSON type. Hover, completion and the generic rules choose
 * their behavior by it, so that features need not know property names.
 */
export type Meaning =
  | 'media-type'
  | 'artifact-type'
  | 'digest'
  | 'diff-id'
  | 'size'
  | 'base64'
  | 'url'
  | 'annotations'
  | 'timestamp'
  /** Nanoseconds. */
  | 'duration'
  | 'platform'
  | 'os'
  | 'architecture'
  | 'variant'
  | 'os-version'
  | 'os-features'
  | 'layers'
  | 'env'
  | 'port'
  | 'signal'
  | 'healthcheck'
  | 'healthcheck-test'
  | 'user'
  | 'descriptor'
  | 'history';

/** Documentation of one property, kept on its schema. */
export interface FieldDocumentation {
  /** Plain English in our own words, CommonMark allowed. */
  readonly description: string;
  /** The section of the specification that defines the property; none for our own files. */
  readonly source?: string;
  /** What the value stands for. */
  readonly meaning?: Meaning;
  /** Whether the specification still wants the property; absent means that it does. */
  readonly status?: 'deprecated' | 'reserved' | 'legacy';
  /** JSON Schema keywords for what rules check at run time, with better messages. */
  readonly jsonSchema?: Readonly<Record<string, unknown>>;
}

/** Attaches its documentation to a property's schema; the schema passed in stays as it was. */
export function field<S extends z.ZodType>(schema: S, documentation: FieldDocumentation): S {
  return schema.meta({ ...documentation });
}

/**
 * A maker of properties that one section of a specification defines, for example
 * `property('What it is.', z.string(), { meaning: 'digest' })`.
 */
export function fieldsOf(source: string) {
  return <S extends z.ZodType>(
    description: string,
    schema: S,
    more: Omit<FieldDocumentation, 'description'> = {},
  ): S => field(schema, { description, source, ...more });
}

/** URL of a page of the image specification, for example `specificationSection('manifest.md', 'subject')`. */
export function specificationSection(page: string, anchor?: string): string {
  const base = `https://github.com/opencontainers/image-spec/blob/main/${page}`;
  return anchor === undefined ? base : `${base}#${anchor}`;
}

/** URL of a page of Docker’s distribution specification for its own manifest formats. */
export function dockerSpecification(page: string, anchor?: string): string {
  const base = `https://distribution.github.io/distribution/spec/${page}/`;
  return anchor === undefined ? base : `${base}#${anchor}`;
}
