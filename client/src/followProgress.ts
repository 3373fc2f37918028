import type * as vscode from 'vscode';
import { WorkDoneProgress, type BaseLanguageClient } from 'vscode-languageclient';

/** Shows how far the server is with a request, until that is ended. */
export function followProgress(
  client: BaseLanguageClient,
  workDoneToken: string,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): vscode.Disposable {
  let told = 0;
  return client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
    if (step.kind !== 'report') return;
    const { message = '', percentage = told } = step;
    progress.report({ message, increment: percentage - told });
    told = percentage;
  });
}
