import {
  imageAnnotationPrefix,
  otherNames,
  predefinedKeys,
  wellKnownAnnotations,
  type AnnotationEntry,
} from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { once } from '#schemas/once';
import { nearestWord, nearMisses } from '#schemas/values/spelling';
import type { AnnotationsView } from '#service/document/views';

/** The namespace that the Open Container Initiative reserves (annotations.md, "Rules"). */
export const reservedPrefix = 'org.opencontainers.';

/**
 * What is known of a key in an annotation, or in a label of an image config. A key without a domain, such as `version`,
 * means something only where its owner writes it.
 */
export function knownAnnotation(
  key: string,
  place: AnnotationsView['place'],
  catalogue: Catalogue,
): AnnotationEntry | undefined {
  const entry = catalogue.annotation(key);
  if (entry === undefined || key.includes('.')) return entry;
  const isWritten = entry.places.some((where) => (where === 'config-label') === (place === 'labels'));
  return isWritten ? entry : undefined;
}

const candidates = once(() => [
  ...predefinedKeys(),
  wellKnownAnnotations.referenceType,
  wellKnownAnnotations.referenceDigest,
]);
const imageNames = once(
  (): ReadonlySet<string> => new Set(predefinedKeys().map((key) => key.slice(imageAnnotationPrefix.length))),
);

/**
 * The predefined key or key of BuildKit that the author of an unknown key probably intended: the key has one or two
 * typos, differs in case, has another top-level domain, or lacks `image`. Undefined for keys that resemble none, and for
 * keys longer than 64 UTF-16 code units.
 */
export function keyMeantBy(key: string, catalogue: Catalogue): string | undefined {
  if (key.length > 64 || !mayBeMisspelled(key) || catalogue.annotation(key) !== undefined) return undefined;
  const lower = key.toLowerCase();
  return sameNameElsewhere(lower) ?? nearestWord(lower, candidates(), 2);
}

/**
 * The predefined key for another word behind `org.opencontainers.image.`, such as the key with `title` for the one
 * with `name`. Undefined for all other keys.
 */
export function keyBehindOtherName(key: string): string | undefined {
  if (!key.startsWith(imageAnnotationPrefix)) return undefined;
  const name = otherNames.get(key.slice(imageAnnotationPrefix.length).toLowerCase());
  return name === undefined ? undefined : imageAnnotationPrefix + name;
}

/**
 * Pieces of predefined keys, chosen so that two typos leave at least one of them as it is. A key with none of them
 * therefore resembles no predefined key, and needs no slow comparison.
 */
const pieces = ['penco', 'ntain', 'ers.i', 'docke', 'refer', 'ence.'];

function mayBeMisspelled(key: string): boolean {
  const lower = key.toLowerCase();
  return pieces.some((piece) => lower.includes(piece));
}

/** The predefined key whose name the text has behind `opencontainers.`, with or without `image.` between them. */
function sameNameElsewhere(lower: string): string | undefined {
  const at = lower.indexOf('opencontainers.');
  if (at === -1) return undefined;
  const rest = lower.slice(at + 'opencontainers.'.length);
  const name = rest.startsWith('image.') ? rest.slice('image.'.length) : rest;
  return imageNames().has(name) ? imageAnnotationPrefix + name : undefined;
}

type Annotations = Readonly<Record<string, unknown>>;

/** A key that annotations must have and lack, with the unknown key that is probably meant to be it. */
export interface MissingKey {
  readonly key: string;
  readonly misspelling: string | undefined;
}

/** So many missing keys are looked for under a misspelling; longer lists are not written by people. */
const mostCompared = 64;

/** A longer key, in UTF-16 code units, is not looked for under a misspelling: comparing two long texts takes long. */
const longestCompared = 128;

/**
 * The required keys that annotations lack, except those that are present in a misspelled form that the rule
 * `annotation-typo` reports. A misspelling differs from its key by two typos at most.
 */
export function missingKeys(
  annotations: Annotations,
  required: readonly string[],
  catalogue: Catalogue,
): readonly MissingKey[] {
  const missing = required.filter((key) => !Object.hasOwn(annotations, key));
  if (missing.length === 0) return [];
  const told = new Set<string | undefined>();
  const unknown: string[] = [];
  for (const key of Object.keys(annotations)) {
    const entry = catalogue.annotation(key);
    if (entry === undefined) told.add(keyBehindOtherName(key) ?? keyMeantBy(key, catalogue));
    if (entry?.key !== key) unknown.push(key);
  }
  return missing
    .filter((key) => !told.has(key))
    .map((key, index) => ({
      key,
      misspelling: index < mostCompared ? misspellingAmong(unknown, key) : undefined,
    }));
}

function misspellingAmong(unknown: readonly string[], missing: string): string | undefined {
  if (missing.length > longestCompared) return undefined;
  // In a short key, two typos make another word.
  const tolerance = missing.length < 12 ? 1 : 2;
  return unknown.find((key) => nearMisses(key, [missing], tolerance).length > 0);
}
