import * as vscode from 'vscode';

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

/**
 * Runs the command of the button that the user chooses below a message. VS Code makes links of `[text](command:…)` in
 * messages, so that no name of a file and no text of a document may be in one; they belong in the log.
 */
export async function offer(choice: Thenable<string | undefined>): Promise<void> {
  const chosen = await choice;
  const command = chosen === undefined ? undefined : commands[chosen];
  if (command !== undefined) await vscode.commands.executeCommand(command);
}
