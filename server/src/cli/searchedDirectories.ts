import type { RepeatedInput } from '#files/input';

/** The directories among the arguments, with what was found in them. */
export class SearchedDirectories {
  readonly #hasDocuments = new Map<string, boolean>();
  readonly #settled = new Map<string, boolean>();

  /**
   * Notes a file that was found, and nothing for the directory of a file that only an argument names.
   * @param isSettled whether it is an OCI document, or somebody has said that it is none
   */
  note({ path, foundIn }: { readonly path: string; readonly foundIn?: string }, isSettled: boolean): void {
    this.#settled.set(path, isSettled);
    if (foundIn !== undefined)
      this.#hasDocuments.set(foundIn, isSettled || this.#hasDocuments.get(foundIn) === true);
  }

  /** Notes a file that was found again. */
  noteAgain({ repeats, foundIn }: RepeatedInput): void {
    const isSettled = this.#settled.get(repeats);
    if (isSettled !== undefined && foundIn !== undefined) this.note({ path: repeats, foundIn }, isSettled);
  }

  /** What is told of those in which there are files, but not one that could be checked: that is not a success. */
  problems(): readonly string[] {
    return [...this.#hasDocuments]
      .filter(([, has]) => !has)
      .map(([directory]) => `${directory}: no OCI document was found in this directory.`);
  }
}
