import { printableJson } from '#schemas/printable';
import { withoutBracketCommands } from './outputLine';

/** A value as JSON that steers no terminal and no CI system; its content stays exact. */
export function printJson(value: unknown): string {
  return `${withoutBracketCommands(printableJson(JSON.stringify(value, null, 2)))}\n`;
}
