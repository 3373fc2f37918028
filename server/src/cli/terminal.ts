import type { Look } from './look';

/** The world as the command line sees it. */
export interface Terminal {
  readonly print: (text: string) => void | Promise<void>;
  readonly warn: (text: string) => void;
  readonly readStandardInput: () => Promise<Buffer>;
  /**
   * How standard output looks.
   * @param color the argument `--color` or `--no-color`, if there is one
   */
  readonly look: (color: boolean | undefined) => Look;
}
