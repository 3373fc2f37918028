/** The directories among the arguments, with what was found in them. */
export class SearchedDirectories {
  readonly #hasDocuments = new Map<string, boolean>();

  /**
   * Notes a file that was found, and nothing for a file that an argument names.
   * @param isSettled whether it is an OCI document, or somebody has said that it is none
   */
  note({ foundIn }: { readonly foundIn?: string }, isSettled: boolean): void {
    if (foundIn !== undefined)
      this.#hasDocuments.set(foundIn, isSettled || this.#hasDocuments.get(foundIn) === true);
  }

  /** What is told of those in which there are files, but not one that could be checked: that is not a success. */
  problems(): readonly string[] {
    return [...this.#hasDocuments]
      .filter(([, has]) => !has)
      .map(([directory]) => `${directory}: no OCI document was found in this directory.`);
  }
}
