import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type CloseHandlerResult,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';
import type { RestartPolicy } from './restartPolicy';

const showOutput = 'Show Output';
const restart = 'Restart';

/** The commands that the messages about a crash offer. */
const commands: Readonly<Record<string, string>> = {
  [showOutput]: 'ociManifest.showOutput',
  [restart]: 'ociManifest.restartServer',
};

/** Starts the server again after a crash, and tells the user; after a loop of crashes, the user decides. */
export class ServerCrashes implements ErrorHandler {
  readonly #policy: RestartPolicy;

  constructor(policy: RestartPolicy) {
    this.#policy = policy;
  }

  /** A broken message; the connection goes on, and closes by itself when it cannot. */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    if (this.#policy.mayRestart()) {
      void offer(vscode.window.showInformationMessage(restarted, showOutput));
      return { action: CloseAction.Restart, message: restarted, handled: true };
    }
    void offer(vscode.window.showErrorMessage(gaveUp, showOutput, restart));
    return { action: CloseAction.DoNotRestart, message: gaveUp, handled: true };
  }
}

const restarted = 'The OCI Manifest language server stopped unexpectedly and was restarted.';
const gaveUp =
  'The OCI Manifest language server stopped unexpectedly 4 times in 3 minutes and was not restarted.';

/** Runs the command of the button that the user chooses. */
async function offer(choice: Thenable<string | undefined>): Promise<void> {
  const chosen = await choice;
  const command = chosen === undefined ? undefined : commands[chosen];
  if (command !== undefined) await vscode.commands.executeCommand(command);
}
