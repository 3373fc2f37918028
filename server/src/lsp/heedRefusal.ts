import type { Connection } from 'vscode-languageserver';
import { printable } from '#schemas/printable';

/**
 * Asks the client for something that the server can do without: it may refuse, and is served on. The log names the refusal.
 * @param what names it in the log
 */
export function heedRefusal({ console }: Connection, what: string, answer: Promise<unknown>): void {
  answer.catch((error: unknown) => console.warn(`The client refused ${what}: ${printable(String(error))}`));
}
