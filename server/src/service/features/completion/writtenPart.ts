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

  /**
   * The candidates with those first that are or begin with what is written, and then those that people call so. Where there
   * are such, those are left out that have what is written nowhere: an editor would find its letters in nearly any long
   * name and title.
   */
  inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
    if (!this.isWhole && candidates.every(({ keywords }) => keywords === undefined)) return candidates;
    const isNarrow = !this.isWhole && this.#typed !== '' && candidates.some((each) => this.#isMeant(each));
    const left = isNarrow ? candidates.filter((each) => this.#hasTyped(each)) : candidates;
    return [...left].sort((a, b) => this.#distanceOf(a) - this.#distanceOf(b));
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
    if (this.#isCalledSo(candidate)) return JSON.stringify(`${this.#typed} ${label}`);
    return JSON.stringify(this.#hasTyped(candidate) ? `${label} ${keywords}` : label);
  }

  #isMeant(candidate: Candidate): boolean {
    return candidate.label.startsWith(this.#typed) || this.#isCalledSo(candidate);
  }

  /** Tells whether what was typed is in the name or the words of a candidate; of one without such words, the editor decides. */
  #hasTyped({ label, keywords }: Candidate): boolean {
    if (keywords === undefined) return true;
    return `${label} ${keywords}`.toLowerCase().includes(this.#typed.toLowerCase());
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
