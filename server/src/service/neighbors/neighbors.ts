import { uriBelow } from '#service/layout/address';

/** A regular file in the folder of a document, or below it. */
export interface Neighbor {
  /** Below the folder, with slashes. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Changes whenever the content may have changed; the same for the same content. */
  readonly stamp: string;
  /** The digests of all bytes that have been computed; none for a file of which too much would have to be read. */
  readonly digests: readonly string[];
  /** The first bytes of a file that a title names, as many as were asked for; none of other files. */
  readonly head: Uint8Array;
}

/** The files beside a document at one moment, as far as the document may be about them. Nothing in it changes. */
export class Neighbors {
  /** The URI of the document’s folder, without a slash at the end. */
  readonly folder: string;
  /** The files by their paths. */
  readonly files: ReadonlyMap<string, Neighbor>;
  readonly #byDigest = new Map<string, Neighbor>();

  constructor(folder: string, files: readonly Neighbor[]) {
    this.folder = folder;
    this.files = new Map(files.map((file) => [file.path, file]));
    for (const file of files)
      for (const digest of file.digests) if (!this.#byDigest.has(digest)) this.#byDigest.set(digest, file);
  }

  /** The file that has a digest; of several the first. Undefined where none is known to have it. */
  withDigest(digest: string): Neighbor | undefined {
    return this.#byDigest.get(digest);
  }

  /** The URI of one of the files. */
  uriOf({ path }: Neighbor): string {
    return uriBelow(this.folder, path);
  }
}

/**
 * What is beside a document after files were read. What is the same as before is the same object, and so is the whole
 * where nothing has changed.
 */
export function withNeighbors(
  previous: Neighbors | undefined,
  folder: string,
  read: readonly Neighbor[],
): Neighbors {
  const files = read.map((file) => {
    const before = previous?.files.get(file.path);
    return before !== undefined && isSame(before, file) ? before : file;
  });
  const isUnchanged =
    previous?.files.size === files.length && files.every((file) => previous.files.get(file.path) === file);
  return isUnchanged ? previous : new Neighbors(folder, files);
}

function isSame(one: Neighbor, other: Neighbor): boolean {
  return (
    one.stamp === other.stamp &&
    one.head.length === other.head.length &&
    one.digests.length === other.digests.length &&
    one.digests.every((digest, index) => digest === other.digests[index])
  );
}
