import type { Random } from '../random';
import type { Subject } from '../subject';

/** How many cases were checked: of documents, of fixes, of completions, and of everything else. */
export interface Cases {
  documents: number;
  fixes: number;
  completions: number;
  others: number;
}

/** Something that must hold for every text, whatever it says. */
export interface Check {
  readonly name: string;
  /** Among which cases its own are counted. */
  readonly counts: keyof Cases;
  /**
   * Throws an error that says what does not hold.
   * @returns the number of cases: of answers that were looked at, or of texts that were edited and looked at again
   */
  readonly run: (subject: Subject, random: Random) => number;
}
