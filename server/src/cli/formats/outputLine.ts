import { printable } from '#schemas/printable';

/**
 * One line for a terminal or for the log of a CI system. Hidden characters become visible. `::` at the beginning and `##`
 * before a bracket, by which GitHub Actions, Azure Pipelines and TeamCity know commands in the output, are broken.
 */
export function outputLine(text: string): string {
  return outputPart(text).replace(/^(\s*):(?=:)/, '$1\\u003a');
}

/** A part of such a line that something else is in front of. */
export function outputPart(text: string): string {
  return withoutBracketCommands(printable(text));
}

/** Text of several lines, such as a stack trace, each of them as `outputLine` writes it. */
export function outputLines(text: string): string {
  return text.split('\n').map(outputLine).join('\n');
}

/** Text in which no CI system finds a command that begins with `##`; inside of JSON it keeps its value. */
export function withoutBracketCommands(text: string): string {
  return text.replace(/##(?=\w*\[)/g, '#\\u0023');
}
