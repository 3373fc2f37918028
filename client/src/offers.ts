import * as vscode from 'vscode';
import { printable } from '#schemas/printable';

/** The button that opens the log. */
export const showOutput = 'Show Output';

/** The button that starts the server again. */
export const restart = 'Restart';

const commands: Readonly<Record<string, string>> = {
  [showOutput]: 'ociManifest.showOutput',
  [restart]: 'ociManifest.restartServer',
};

/**
 * Text for a message in which VS Code would make a link of `[text](command:…)`. Only what says why something failed may have
 * text of others in it.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** A name or another short text of others as it may be in a message: on one line, not too long, and without links. */
export function shownInMessage(text: string): string {
  return withoutLinks(printable(text, { longest: 100 }));
}

/** What a file or folder is called in a message. */
export function nameInMessage(uri: vscode.Uri): string {
  return shownInMessage(vscode.workspace.asRelativePath(uri));
}

/**
 * Runs the command of the button that the user chooses below a message. VS Code makes links of `[text](command:…)` in
 * messages, so that no name of a file and no text of a document may be in one; they belong in the log.
 */
export async function offer(choice: Thenable<string | undefined>): Promise<void> {
  const chosen = await choice;
  const command = chosen === undefined ? undefined : commands[chosen];
  if (command !== undefined) await vscode.commands.executeCommand(command);
}
