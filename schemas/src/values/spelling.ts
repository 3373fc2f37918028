import { distance } from 'fastest-levenshtein';

/**
 * The number of typos between a text and the intended word. It is their Levenshtein distance in UTF-16 code units: the
 * characters to insert, delete, or replace. Two swapped neighbors count as one where they are the only difference, and so
 * does another letter that is doubled, as in `guff` for `gguf`.
 */
export function slipsBetween(text: string, meant: string): number {
  return isSwapped(text, meant) || doublesAnother(text, meant) ? 1 : distance(text, meant);
}

/** Tells whether two neighboring characters are swapped in one of two texts, and nothing else differs. */
export function isSwapped(text: string, meant: string): boolean {
  if (text.length !== meant.length || text === meant) return false;
  let at = 0;
  while (text[at] === meant[at]) at++;
  return (
    text[at] === meant[at + 1] && text[at + 1] === meant[at] && text.slice(at + 2) === meant.slice(at + 2)
  );
}

/** Tells whether two texts are the same but for the letter that is doubled. */
function doublesAnother(text: string, meant: string): boolean {
  return text.length === meant.length && text !== meant && withoutDoubles(text) === withoutDoubles(meant);
}

function withoutDoubles(text: string): string {
  return text.replace(/(.)\1/gs, '$1');
}

/** A word that the author of a text probably intended. */
export interface NearMiss {
  readonly word: string;
  /** The number of typos between the two, as `slipsBetween` counts them, ignoring case. */
  readonly slips: number;
}

/**
 * The words within a number of typos of a text, ignoring case. The nearest come first; words at the same distance keep
 * their order.
 * @param tolerance the largest number of typos, for all words or for each word
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

/** The word that is nearest to a text, as `nearMisses` finds it; the first of several at the same distance. */
export function nearestWord(
  text: string,
  words: Iterable<string>,
  tolerance: number | ((word: string) => number),
): string | undefined {
  return nearMisses(text, words, tolerance)[0]?.word;
}

/**
 * The word that the author of a text probably intended: the text differs in case, is the beginning of the word, goes on
 * behind it with a dot, or has one or two typos. Undefined where no word is near, and for texts shorter than 2 or longer
 * than 64 UTF-16 code units.
 */
export function completedOrNearestWord(text: string, words: readonly string[]): string | undefined {
  const lower = text.trim().toLowerCase();
  if (lower.length < 2 || lower.length > 64) return undefined;
  const begun = words.filter((word) => lower.length > 2 && word.toLowerCase().startsWith(lower));
  if (begun.length === 1) return begun[0];
  const exact = words.find((word) => lower.startsWith(`${word}.`));
  return exact ?? nearestWord(lower, words, lower.length < 5 ? 1 : 2);
}
