import * as vscode from 'vscode';
import { until } from './until';

/** How long after a document was opened its first diagnostics were there (ms). VS Code tells of several at once. */
export interface FirstDiagnostics {
  readonly own: number;
  /** Of VS Code’s JSON support. */
  readonly json: number;
}

/**
 * Opens a document that both have diagnostics of, and waits for them. Only the first call in a window is a cold start.
 * @param content its text
 */
export async function timeFirstDiagnostics(content: string): Promise<FirstDiagnostics> {
  const start = performance.now();
  const times = new Map<boolean, number>();
  const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const { source } of uris.flatMap((uri) => vscode.languages.getDiagnostics(uri)))
      if (!times.has(source === 'oci')) times.set(source === 'oci', performance.now() - start);
  });
  try {
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document, { preview: false });
    await until('both have diagnostics', () => times.size === 2);
    return { own: times.get(true) ?? NaN, json: times.get(false) ?? NaN };
  } finally {
    listener.dispose();
  }
}

/** How long an extension took in the extension host (ms), with what else the host did while it read the program. */
export interface ActivationTime {
  readonly load: number;
  readonly call: number;
}

/** The times of extensions in the page of “Developer: Startup Performance”, where all of them must be active. */
export async function activationTimes(ids: readonly string[]): Promise<readonly ActivationTime[]> {
  await vscode.commands.executeCommand('perfview.show');
  const lines = await until('the times of the start are shown', () => {
    const page = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'perf');
    const all = page?.document.getText().split('\n') ?? [];
    const found = ids.flatMap((id) => all.find((line) => line.startsWith(`| ${id} `)) ?? []);
    return found.length === ids.length && found;
  });
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  // The cells: nothing, id, whether it starts with the window, load code, call activate, finish activate, …
  return lines
    .map((line) => line.split('|').map(Number))
    .map(([, , , load = NaN, call = NaN]) => ({ load, call }));
}
