import { distance } from 'fastest-levenshtein';
import type { Catalogue } from '../../../../../schemas/src/catalogue/catalogue';
import { keyBehindOtherName, keyMeantBy } from './keys';

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
  const wanted = missing.toLowerCase();
  return Object.keys(annotations).find((key) => {
    if (key === missing || Math.abs(key.length - missing.length) > 2) return false;
    if (catalogue.annotation(key)?.key === key) return false;
    // In short keys two slips make another word.
    return distance(key.toLowerCase(), wanted) <= (missing.length < 12 ? 1 : 2);
  });
}
