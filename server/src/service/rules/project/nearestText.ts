import { distance } from 'fastest-levenshtein';

/** Longer texts are not compared; none that is meant is so long. */
const longest = 64;

/**
 * The text of a list that another one was probably meant to be: in other capitals, the beginning of it, or with
 * a slip of the keyboard or two. Undefined when none is near.
 */
export function nearestText(text: string, values: readonly string[]): string | undefined {
  const lower = text.trim().toLowerCase();
  if (lower.length < 2 || lower.length > longest) return undefined;
  const begun = values.filter((value) => lower.length > 2 && value.toLowerCase().startsWith(lower));
  if (begun.length === 1) return begun[0];
  let best: string | undefined;
  let least = lower.length < 5 ? 2 : 3;
  for (const value of values) {
    const slips = lower.startsWith(`${value}.`) ? 0 : distance(lower, value.toLowerCase());
    if (slips < least) [best, least] = [value, slips];
  }
  return best;
}
