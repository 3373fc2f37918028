import type { Candidate } from './candidate';
import type { Cursor } from './cursor';

/** What is written before the cursor of a name or value, and what is offered for it. */
export class WrittenPart {
  /** Whether the value is one of those that are offered, so that whoever asks wants to see the others. */
  readonly isWhole: boolean;
  readonly #isRoot: boolean;
  /** With its opening quote, as the client compares it. */
  readonly #beforeCursor: string;
  readonly #typed: string;
  readonly #value: string;

  /** @param offset where the cursor is */
  constructor(text: string, { slot, token }: Cursor, offset: number, candidates: readonly Candidate[]) {
    this.#isRoot = slot === 'root';
    this.#beforeCursor = text.slice(token.start, Math.max(token.start, offset));
    this.#typed = this.#beforeCursor.replaceAll('"', '');
    this.#value = text.slice(token.start, token.end).replaceAll('"', '');
    const isValue = slot === 'value' || slot === 'item';
    this.isWhole = isValue && this.#typed !== '' && candidates.some(({ label }) => label === this.#value);
  }

  /** The candidates with those first that are or begin with what is written, and then those that people call so. */
  inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
    if (!this.isWhole && candidates.every(({ keywords }) => keywords === undefined)) return candidates;
    return [...candidates].sort((a, b) => this.#distanceOf(a) - this.#distanceOf(b));
  }

  #distanceOf(candidate: Candidate): number {
    if (this.isWhole && candidate.label === this.#value) return 0;
    return candidate.label.startsWith(this.#typed) ? 1 : this.#isCalledSo(candidate) ? 2 : 3;
  }

  /**
   * What the client compares with what was typed, the opening quote included. People type the last part of a long key or of
   * what it means, or begin at its beginning: an editor prefers what matches from the start, so the start is what they began
   * with.
   */
  matchedText(candidate: Candidate): string {
    const { label, nickname, keywords } = candidate;
    if (this.#isRoot) return label;
    if (this.isWhole) return this.#beforeCursor;
    if (this.#typed !== '' && label.startsWith(this.#typed)) return JSON.stringify(label);
    if (nickname !== undefined) return JSON.stringify(`${nickname} ${label}`);
    if (keywords === undefined || this.#typed === '') return JSON.stringify(label);
    return JSON.stringify(this.#isCalledSo(candidate) ? `${this.#typed} ${label}` : `${label} ${keywords}`);
  }

  /** Tells whether a word of a candidate begins with what was typed. */
  #isCalledSo({ label, keywords }: Candidate): boolean {
    if (keywords === undefined) return false;
    const words = `${label} ${keywords}`.toLowerCase();
    const typed = this.#typed.toLowerCase();
    for (let at = words.indexOf(typed); at !== -1; at = words.indexOf(typed, at + 1))
      if (at === 0 || !/[a-z\d]/.test(words[at - 1] ?? '')) return true;
    return false;
  }
}
