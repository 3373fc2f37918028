import type { LayoutPlace } from '#service';

/** A document to check. */
export interface Input {
  /** The path as it is reported, or `-` for standard input. */
  readonly path: string;
  readonly text: string;
  /** What the text was read from. */
  readonly bytes: Buffer;
  /** The path of the file that a link leads to; absent for what is no link. It decides about the layout and the project. */
  readonly target?: string | undefined;
  /** The layout that it is part of. */
  readonly layout?: LayoutPlace | undefined;
  /** The URI of a document in an archive, which cannot be written; absent for one that is a file itself. */
  readonly archivedAt?: string;
  /** The argument whose directory was searched; absent for a document that was not met in a search. */
  readonly foundIn?: string;
  /** Whether an argument names it that was also met in a search. */
  readonly isNamedToo?: boolean;
}

/** Something that was to be checked and could not be. The others are checked anyway. */
export interface UncheckedInput {
  readonly path: string;
  /** Why, in words that follow the path and a colon. */
  readonly problem: string;
  /** How it is known that it is not a document, where that is known. A file that could not be read could be one. */
  readonly noDocument?: 'its content' | 'its size' | undefined;
  /** The argument whose directory was searched; absent for what was not met in a search. */
  readonly foundIn?: string;
  /** Whether an argument names it that was also met in a search. */
  readonly isNamedToo?: boolean;
}

/** Something that several arguments lead to, and that came up before. */
export interface RepeatedInput {
  /** The path under which it came up before. */
  readonly repeats: string;
  /** The argument whose directory was searched; absent for what was not met in a search. */
  readonly foundIn?: string;
}

/** Whether an argument names something, so that it is to be checked whatever it is. */
export function isNamed({ foundIn, isNamedToo = false }: Input | UncheckedInput): boolean {
  return foundIn === undefined || isNamedToo;
}

/**
 * Whether something is passed over: it cannot be a document, and nobody asked for it to be checked.
 * @param ignoresUnknown whether nobody asks for such files, even by their names
 */
export function isPassedOver(input: UncheckedInput, ignoresUnknown = false): boolean {
  const { noDocument } = input;
  return noDocument !== undefined && (ignoresUnknown || (noDocument === 'its content' && !isNamed(input)));
}
