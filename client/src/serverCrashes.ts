import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type CloseHandlerResult,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';
import { offer, restart, showOutput } from './offers';
import type { RestartPolicy } from './restartPolicy';

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
