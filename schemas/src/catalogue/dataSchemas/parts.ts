import * as z from 'zod';
import { isMediaType } from '#schemas/values/mediaType';

/** Data of the catalogue as code sees it: nobody changes it. */
export type Sealed<T> = T extends object ? { readonly [K in keyof T]: Sealed<T[K]> } : T;

/** A text for people or machines, without anything invisible around it. */
export const text = z
  .string()
  .min(1, { error: 'Must not be empty', abort: true })
  .refine((value) => value === value.trim(), 'Must not begin or end with white space')
  .refine((value) => !/[^\S ]| {2}/.test(value), 'Must have single spaces as its only white space')
  .refine((value) => !/[\p{Cc}\p{Cf}]/u.test(value), 'Must not have invisible characters');

/** A heading of a few words, as lists and hovers show it. */
export const title = text
  .max(60, 'Must have at most 60 characters')
  .refine((value) => !value.endsWith('.'), 'Must not end with a full stop');

/** A sentence or two in our own words. */
export const description = text
  .max(280, 'Must have at most 280 characters')
  .refine((value) => value.endsWith('.'), 'Must end with a full stop');

/** A page of the Web that shows what an entry claims. */
export const link = text.refine(isWebPage, 'Must be an https URL');

function isWebPage(value: string): boolean {
  return /^https:\/\/[\w.-]+\.[a-z]{2,}(?:[/?#]\S*)?$/.test(value) && URL.canParse(value);
}

/** A name of our own in kebab-case, which project files and tests refer to. */
export const id = text.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Must be in kebab-case');

/** Whether authors should still use a media type or an annotation. */
export const status = z.enum(['current', 'deprecated', 'legacy', 'reserved']);

/** A media type. A few tools write a parameter behind theirs, such as `;version=0.1`, and compare it byte by byte. */
export const mediaType = text.refine(
  (value) => isMediaType(value.replace(/;[a-z]+=[\w.]+$/, '')),
  'Must be a media type',
);

/** A media type, or the beginning of several with `*` for the rest. */
export const mediaTypePattern = text.refine(
  (value) => isMediaType(value.replace(/\*$/, 'x')),
  'Must be a media type, with * at its end only',
);

/** The same, or all media types with a suffix, such as `*+json`. */
export const mediaTypeFamily = z.union([mediaTypePattern, text.regex(/^\*\+[a-z]+$/)]);

/** The key of an annotation or label; `*` at its end stands for a variable part. */
export const annotationKey = text.regex(
  /^[!-)+-~]+\*?$/,
  'Must be printable ASCII without spaces, and have * at its end only',
);

/** A behavior of a consumer, as `containerd/unknown-config`. */
export const claim = text.regex(
  /^[a-z0-9-]+\/[a-z0-9-]+$/,
  'Must be the id of a consumer, a slash, and the id of a behavior',
);

/** A list in which nothing occurs twice. */
export function setOf<S extends z.ZodType<string>>(member: S) {
  return z
    .array(member)
    .refine((values) => new Set(values).size === values.length, 'Must not have the same value twice');
}

/** A list like that with at least one member. */
export function someOf<S extends z.ZodType<string>>(member: S) {
  return setOf(member).min(1, 'Must not be empty');
}
