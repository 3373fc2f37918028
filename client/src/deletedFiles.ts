/** Files and folders that were deleted, by their addresses. */
export class DeletedFiles {
  readonly #addresses = new Set<string>();

  get isEmpty(): boolean {
    return this.#addresses.size === 0;
  }

  add(address: string): void {
    this.#addresses.add(address);
  }

  /**
   * Tells whether a file or folder was deleted, by itself or with a folder around it. That takes one step for each folder
   * around it, however many were deleted.
   */
  has(address: string): boolean {
    let around = address;
    for (let slash = around.length; slash !== -1; slash = around.lastIndexOf('/')) {
      around = around.slice(0, slash);
      if (this.#addresses.has(around)) return true;
    }
    return false;
  }
}
