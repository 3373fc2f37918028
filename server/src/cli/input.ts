import type { KindPin } from '#service';

/** A document to check. */
export interface Input {
  /** The path as it is reported, or `-` for standard input. */
  readonly path: string;
  readonly text: string;
  /** What the surrounding layout says that it is. */
  readonly kind?: KindPin;
}
