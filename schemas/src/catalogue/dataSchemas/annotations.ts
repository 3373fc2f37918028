import * as z from 'zod';
import {
  annotationKey,
  claim,
  description,
  link,
  setOf,
  someOf,
  status,
  text,
  title,
  type Sealed,
} from './parts';

const value = z.enum([
  'text',
  'rfc3339',
  'url',
  'spdx',
  'digest',
  'reference',
  'semver',
  'boolean',
  'integer',
  'json',
  'path',
  'media-type',
  'enum',
  'base64',
  'pem',
  'platform',
]);

const place = z.enum([
  'manifest',
  'index',
  'index-entry',
  'descriptor',
  'layer',
  'config-descriptor',
  'config-label',
]);

const entry = z
  .strictObject({
    key: annotationKey,
    /** True when the key ends in `*` and stands for all keys that begin like it. */
    pattern: z.literal(true).exactOptional(),
    /** The project or organization that defines the key. */
    owner: text,
    /** Where the key is written; nowhere when only the owner’s own files have it. */
    places: setOf(place),
    /** The format of the value. */
    value,
    /** The only values of an `enum`; suggestions for any other format. */
    values: someOf(text).exactOptional(),
    /** A value as tools write it. */
    example: text.exactOptional(),
    title,
    /** What it is and whose; what consumers do with it is in `claims`. */
    description,
    claims: someOf(claim).exactOptional(),
    status,
    /** The key to use instead. */
    replacement: annotationKey.exactOptional(),
    link,
  })
  .refine(({ key, pattern }) => key.endsWith('*') === (pattern ?? false), {
    path: ['pattern'],
    error: 'Must be true for a key that ends in *, and for no other key',
  })
  .refine(({ value: format, values }) => format !== 'enum' || values !== undefined, {
    path: ['values'],
    error: 'Must be given for an enum',
  })
  .refine(({ status: own, replacement }) => own !== 'current' || replacement === undefined, {
    path: ['replacement'],
    error: 'Must not be given for a current key',
  });

/** The schema of `annotations.json`. */
export const annotationsData = z.array(entry);

/** An annotation or label that the ecosystem knows. */
export type AnnotationEntry = Sealed<z.infer<typeof entry>>;

/** The format of the value of an annotation. */
export type AnnotationValue = z.infer<typeof value>;
