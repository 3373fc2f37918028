import type { LayoutPlace } from '#service';

/** A document to check. */
export interface Input {
  /** The path as it is reported, or `-` for standard input. */
  readonly path: string;
  readonly text: string;
  /** What the text was read from. */
  readonly bytes: Buffer;
  /** The layout that it is part of. */
  readonly layout?: LayoutPlace | undefined;
  /** The URI of a document in an archive, which cannot be written; absent for one that is a file itself. */
  readonly archivedAt?: string;
  /** The argument whose directory was searched; absent for a document that an argument names itself. */
  readonly foundIn?: string;
}

/** Something that was to be checked and could not be. The others are checked anyway. */
export interface UncheckedInput {
  readonly path: string;
  /** Why, as a phrase that follows the path and a colon. */
  readonly problem: string;
  /** Whether the file was read, and what it contains cannot be JSON. A search meets such files, and that is no failure. */
  readonly isNotJson?: boolean;
  /** The argument whose directory was searched; absent for what an argument names itself. */
  readonly foundIn?: string;
}

/** Whether something is passed over: a search met it, nobody named it, and it cannot be a document. */
export function isPassedOver({ isNotJson, foundIn }: UncheckedInput): boolean {
  return isNotJson === true && foundIn !== undefined;
}
