import { distance } from 'fastest-levenshtein';

/**
 * The slips of the hand between a text and what it was meant to be: characters too many, too few or wrong, or two
 * neighbors in each other's place, which count as one slip where they are the only difference.
 */
export function slipsBetween(text: string, meant: string): number {
  return isSwapped(text, meant) ? 1 : distance(text, meant);
}

/** Tells whether two texts differ by two neighboring characters in each other's place, and by nothing else. */
export function isSwapped(text: string, meant: string): boolean {
  if (text.length !== meant.length || text === meant) return false;
  let at = 0;
  while (text[at] === meant[at]) at++;
  return (
    text[at] === meant[at + 1] && text[at + 1] === meant[at] && text.slice(at + 2) === meant.slice(at + 2)
  );
}

/** A word that a text was probably meant to be. */
export interface NearMiss {
  readonly word: string;
  /** The number of slips between the two, ignoring case. */
  readonly slips: number;
}

/**
 * The words within a number of slips of a text, ignoring case, the nearest first and otherwise in their own order.
 * @param tolerance the most slips there may be, for all words or for each
 */
export function nearMisses(
  text: string,
  words: Iterable<string>,
  tolerance: number | ((word: string) => number),
): NearMiss[] {
  const lower = text.toLowerCase();
  const found: NearMiss[] = [];
  for (const word of words) {
    const most = typeof tolerance === 'number' ? tolerance : tolerance(word);
    if (Math.abs(word.length - lower.length) > most) continue;
    const slips = slipsBetween(lower, word.toLowerCase());
    if (slips <= most) found.push({ word, slips });
  }
  return found.sort((a, b) => a.slips - b.slips);
}

/** The word that a text was most probably meant to be; of several equally near the first. */
export function nearestWord(
  text: string,
  words: Iterable<string>,
  tolerance: number | ((word: string) => number),
): string | undefined {
  return nearMisses(text, words, tolerance)[0]?.word;
}

/**
 * The word that a text was probably meant to be: in other capitals, the beginning of it, or a slip or two away.
 * Undefined where none is near, and for texts longer than 64 UTF-16 code units.
 */
export function completedOrNearestWord(text: string, words: readonly string[]): string | undefined {
  const lower = text.trim().toLowerCase();
  if (lower.length < 2 || lower.length > 64) return undefined;
  const begun = words.filter((word) => lower.length > 2 && word.toLowerCase().startsWith(lower));
  if (begun.length === 1) return begun[0];
  const exact = words.find((word) => lower.startsWith(`${word}.`));
  return exact ?? nearestWord(lower, words, lower.length < 5 ? 1 : 2);
}
