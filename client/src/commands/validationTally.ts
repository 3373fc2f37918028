import { counted } from '../plurals';

const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** How many problems there are of each severity that the Problems panel shows. It shows no hints. */
export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** Counts what a validation finds, and says it in the end. */
export class ValidationTally {
  readonly #total = { errors: 0, warnings: 0, information: 0 };
  #documents = 0;
  #faulty = 0;
  #unread = 0;

  /** How many documents were checked. */
  get documents(): number {
    return this.#documents;
  }

  /** Whether there is anything to show. */
  get hasProblems(): boolean {
    return this.#faulty > 0;
  }

  /** Whether every file was checked. */
  get isComplete(): boolean {
    return this.#unread === 0;
  }

  addDocument({ errors, warnings, information }: ProblemCounts): void {
    this.#documents++;
    if (errors + warnings + information > 0) this.#faulty++;
    this.#total.errors += errors;
    this.#total.warnings += warnings;
    this.#total.information += information;
  }

  /** Counts a file that was not checked, since it could not be read or is not JSON text. */
  addUnread(): void {
    this.#unread++;
  }

  /** What was found, as the status bar has room for it: `3 errors, 5 warnings in 9 OCI documents`. */
  counts(): string {
    const documents = counted(this.#documents, 'OCI document', 'OCI documents');
    if (this.#documents === 0) return 'No OCI documents';
    return `${this.hasProblems ? this.#kinds().join(', ') : 'No problems'} in ${documents}`;
  }

  /** What was found, in sentences: `Found 3 errors and 5 warnings in 4 of 9 documents.` */
  summary(): string {
    const sentences = [this.#found()];
    if (this.#unread > 0) {
      const unread = counted(this.#unread, 'file was not checked', 'files were not checked');
      sentences.push(`${unread}. See the output for details.`);
    }
    return sentences.join(' ');
  }

  #found(): string {
    const documents = counted(this.#documents, 'document', 'documents');
    if (this.#documents === 0) return 'Found no OCI documents.';
    if (!this.hasProblems) return `Found no problems in ${documents}.`;
    return `Found ${list.format(this.#kinds())} in ${this.#faulty} of ${documents}.`;
  }

  /** How many problems there are of each severity of which there are any. */
  #kinds(): readonly string[] {
    const { errors, warnings, information } = this.#total;
    return [
      ...(errors === 0 ? [] : [counted(errors, 'error', 'errors')]),
      ...(warnings === 0 ? [] : [counted(warnings, 'warning', 'warnings')]),
      ...(information === 0 ? [] : [counted(information, 'information message', 'information messages')]),
    ];
  }
}
