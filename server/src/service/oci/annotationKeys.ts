import { nearestWord, nearMisses } from '#schemas/values/spelling';
import {
  imageAnnotationPrefix,
  otherNames,
  predefinedKeys,
  wellKnownAnnotations,
} from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';

/** The namespace that the Open Container Initiative reserves. */
export const reservedPrefix = 'org.opencontainers.';

const candidates = [
  ...predefinedKeys,
  wellKnownAnnotations.referenceType,
  wellKnownAnnotations.referenceDigest,
];
const imageNames: ReadonlySet<string> = new Set(
  predefinedKeys.map((key) => key.slice(imageAnnotationPrefix.length)),
);

/**
 * The predefined key that an unknown key was meant to be: one or two slips of the keyboard away, in other
 * capitals, in another top-level domain, or without `image`. Undefined for keys that resemble none.
 */
export function keyMeantBy(key: string, catalogue: Catalogue): string | undefined {
  if (key.length > 64 || !mayBeMisspelt(key) || catalogue.annotation(key) !== undefined) return undefined;
  const lower = key.toLowerCase();
  return exactlyMeant(lower) ?? nearestWord(lower, candidates, 2);
}

/**
 * The name of a predefined key that another word behind `org.opencontainers.image.` stands for, such as
 * `title` for `name`.
 */
export function keyBehindOtherName(key: string): string | undefined {
  if (!key.startsWith(imageAnnotationPrefix)) return undefined;
  const name = otherNames.get(key.slice(imageAnnotationPrefix.length).toLowerCase());
  return name === undefined ? undefined : imageAnnotationPrefix + name;
}

/** Two slips cannot touch all of these pieces, so that a key with none of them resembles no predefined key. */
const pieces = ['penco', 'ntain', 'ers.i', 'docke', 'refer', 'ence.'];

function mayBeMisspelt(key: string): boolean {
  const lower = key.toLowerCase();
  return pieces.some((piece) => lower.includes(piece));
}

function exactlyMeant(lower: string): string | undefined {
  const at = lower.indexOf('opencontainers.');
  if (at === -1) return undefined;
  const rest = lower.slice(at + 'opencontainers.'.length);
  const name = rest.startsWith('image.') ? rest.slice('image.'.length) : rest;
  return imageNames.has(name) ? imageAnnotationPrefix + name : undefined;
}

type Annotations = Readonly<Record<string, unknown>>;

/** Tells whether a key that is missing stands there misspelt in a way that is a finding of its own. */
export function isToldAsTypo(annotations: Annotations, missing: string, catalogue: Catalogue): boolean {
  return Object.keys(annotations).some(
    (key) =>
      catalogue.annotation(key) === undefined &&
      (keyBehindOtherName(key) ?? keyMeantBy(key, catalogue)) === missing,
  );
}

/** The key that was probably meant to be the missing one: unknown, and two slips of the hand away at most. */
export function misspellingOf(
  annotations: Annotations,
  missing: string,
  catalogue: Catalogue,
): string | undefined {
  const unknown = Object.keys(annotations).filter(
    (key) => key !== missing && catalogue.annotation(key)?.key !== key,
  );
  // In short keys two slips make another word.
  const tolerance = missing.length < 12 ? 1 : 2;
  return unknown.find((key) => nearMisses(key, [missing], tolerance).length > 0);
}
