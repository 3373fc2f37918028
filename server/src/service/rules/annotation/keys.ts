import { distance } from 'fastest-levenshtein';
import {
  imageAnnotationPrefix,
  otherNames,
  predefinedKeys,
  wellKnownAnnotations,
} from '../../../../../schemas/src/catalogue/annotations';
import type { Catalogue } from '../../../../../schemas/src/catalogue/catalogue';

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
  return exactlyMeant(lower) ?? nearest(lower);
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

function nearest(lower: string): string | undefined {
  let best: string | undefined;
  let bestDistance = 3;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - lower.length) >= bestDistance) continue;
    const found = distance(candidate, lower);
    if (found < bestDistance) [best, bestDistance] = [candidate, found];
  }
  return best;
}
