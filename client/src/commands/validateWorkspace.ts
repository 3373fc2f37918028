import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { filesWithin } from './chosenFiles';
import { counted } from '../plurals';
import { largestFileToValidateInBytes, validateTextRequest, type ValidateTextParams } from '#messages';

/** The files that may be OCI documents by their names. */
const pattern = '**/{*.json,oci-layout}';

/** What others have made is not for the author to correct. */
const excluded = '**/node_modules/**';

const filesAtATime = 8;

/**
 * Checks the files of the workspace that are not open, and shows what is wrong with them in the Problems panel, until
 * they are opened, changed or deleted.
 */
export class WorkspaceValidation {
  readonly #client: BaseLanguageClient;
  readonly #problems = vscode.languages.createDiagnosticCollection('ociManifest.workspace');
  readonly #subscriptions: vscode.Disposable;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, true);
    const forget = (file: vscode.Uri): void => this.#problems.delete(file);
    this.#subscriptions = vscode.Disposable.from(
      this.#problems,
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      // From then on the diagnostics of the open document say it.
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isJson(document)) forget(document.uri);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('ociManifest')) this.#problems.clear();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /**
   * Checks files, and says at the end what was found.
   * @param chosen files and folders; without them, all files of the workspace are checked
   */
  async run(chosen?: readonly vscode.Uri[]): Promise<void> {
    if (chosen === undefined) this.#problems.clear();
    const result = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Validating OCI documents',
        cancellable: true,
      },
      (progress, token) => this.#checkAll(chosen, progress, token),
    );
    if (result === undefined) return;
    const showProblems = 'Show Problems';
    const actions = result.found > 0 ? [showProblems] : [];
    void vscode.window.showInformationMessage(summarize(result), ...actions).then((action) => {
      if (action === showProblems) void vscode.commands.executeCommand('workbench.actions.view.problems');
    });
  }

  /** Undefined when the user has cancelled it; what was found until then stays. */
  async #checkAll(
    chosen: readonly vscode.Uri[] | undefined,
    progress: vscode.Progress<{ increment: number; message: string }>,
    token: vscode.CancellationToken,
  ): Promise<ValidationResult | undefined> {
    const open = new Set(vscode.workspace.textDocuments.filter(isJson).map(({ uri }) => uri.toString()));
    const files =
      chosen === undefined
        ? await vscode.workspace.findFiles(pattern, excluded, undefined, token)
        : await filesWithin(chosen, pattern, excluded, token);
    const waiting = files.filter((file) => !open.has(file.toString())).values();
    const result = { checked: 0, found: 0, left: 0 };
    const work = async (): Promise<void> => {
      for (const file of waiting) {
        if (token.isCancellationRequested) return;
        const found = await this.#check(file, token);
        if (found === undefined) result.left++;
        else result.checked++;
        result.found += found ?? 0;
        const message = `${result.checked + result.left} of ${counted(files.length, 'file', 'files')}`;
        progress.report({ increment: 100 / files.length, message });
      }
    };
    await Promise.all(Array.from({ length: filesAtATime }, work));
    return token.isCancellationRequested ? undefined : result;
  }

  /** Checks one file and returns how many problems it has; undefined when it cannot be read. */
  async #check(file: vscode.Uri, token: vscode.CancellationToken): Promise<number | undefined> {
    try {
      if ((await vscode.workspace.fs.stat(file)).size > largestFileToValidateInBytes) return undefined;
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      const params: ValidateTextParams = { uri: this.#client.code2ProtocolConverter.asUri(file), text };
      const found = await this.#client.sendRequest(validateTextRequest, params, token);
      this.#problems.set(file, await this.#client.protocol2CodeConverter.asDiagnostics([...found], token));
      return found.length;
    } catch (error) {
      if (!token.isCancellationRequested)
        this.#client.warn(`Could not validate ${file.toString()}: ${String(error)}`);
      return undefined;
    }
  }
}

interface ValidationResult {
  readonly checked: number;
  readonly found: number;
  /** Files that could not be read, or that are too large. */
  readonly left: number;
}

function summarize({ checked, found, left }: ValidationResult): string {
  const files = counted(checked, 'file that is not open', 'files that are not open');
  const sentences = [
    found === 0
      ? `Found no problems in ${files}.`
      : `Found ${counted(found, 'problem', 'problems')} in ${files}.`,
    ...(left === 0
      ? []
      : [
          `${counted(left, 'file is too large or could not be read', 'files are too large or could not be read')}.`,
          'See the output for details.',
        ]),
  ];
  return sentences.join(' ');
}

function isJson({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'json' || languageId === 'jsonc';
}
