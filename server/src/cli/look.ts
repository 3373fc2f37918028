import { styleText } from 'node:util';
import { programName } from './startedAs';

/** What a part of the output is shown in. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Colors a part of our own output. Text of others must be harmless before it comes here. */
export type Paint = (style: Style, text: string) => string;

/** How text is laid out for those who read it. */
export interface Look {
  /** Whether a person reads it at a terminal, where frames of code and links help. Programs read single lines. */
  readonly forTerminal: boolean;
  /** How many characters fit on a line. */
  readonly columns: number;
  /** How the program is started, for hints. */
  readonly command: string;
  readonly paint: Paint;
}

/** What decides how standard output looks. */
export interface Output {
  readonly isTTY: boolean;
  /** The width of the terminal in characters, where it is known. */
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How the program was started. */
  readonly command: string;
}

const usualColumns = 80;

/** Text for programs and files: no colors, one line for each finding. */
export const plainLook: Look = {
  forTerminal: false,
  columns: usualColumns,
  command: programName,
  paint: (_, text) => text,
};

/**
 * How to write to an output. The argument decides about colors; then FORCE_COLOR and NO_COLOR, in the order in which Node
 * heeds them; then whether it is a terminal. Whoever forces colors reads the output as at a terminal.
 * @param color the argument `--color` or `--no-color`, if there is one
 */
export function lookFor({ isTTY, columns, env, command }: Output, color: boolean | undefined): Look {
  const hasColors = color ?? colorsWanted(env) ?? (isTTY && env['TERM'] !== 'dumb');
  return {
    forTerminal: isTTY || hasColors,
    // Some terminals say that they are 0 wide.
    columns: columns === undefined || columns === 0 ? usualColumns : columns,
    // Others read a report elsewhere than where the program was started.
    command: isTTY ? command : programName,
    // The stream is not asked again: colors may be wanted although it is no terminal.
    paint: hasColors ? (style, text) => styleText(style, text, { validateStream: false }) : plainLook.paint,
  };
}

/** What the environment says, see https://force-color.org and https://no-color.org: empty values say nothing. */
function colorsWanted({ FORCE_COLOR: force, NO_COLOR: no }: Output['env']): boolean | undefined {
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return no !== undefined && no !== '' ? false : undefined;
}
