import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageclient';
import { validatedFile, validateFilesRequest, type ValidatedFile, type ValidateFilesParams } from '#messages';
import { archiveOf } from '../archiveUris';
import { onDidDelete } from '../folderChanges';
import { nameInMessage } from '../offers';
import { counted } from '../plurals';
import { isVirtual } from '../virtualFiles';
import { askToOpen } from './activeDocument';
import { completeStep } from './walkthroughStep';
import { ValidationTally, type ProblemCounts } from './validationTally';

/** What decides which rules apply to the files below its folder. */
const projectFiles = '**/.oci-manifest.json';

/** How long (ms) nothing changes before files are checked again. */
const settledAfter = 300;

/** The files that a validation may have found something in. */
const pattern = '**/{*.json,oci-layout,blobs/*/*}';

/**
 * Checks the documents of the workspace, which are those that the command line finds, and shows what is wrong in those
 * that are not open in the Problems panel, until they are deleted. Of open documents the editor says it.
 */
export class WorkspaceValidation {
  readonly #client: BaseLanguageClient;
  readonly #problems = vscode.languages.createDiagnosticCollection('ociManifest.workspace');
  readonly #subscriptions: vscode.Disposable;
  readonly #result = vscode.window.createStatusBarItem(
    'ociManifest.validation',
    vscode.StatusBarAlignment.Left,
  );
  /** The files whose problems the diagnostics of an open document have taken over. */
  readonly #opened = new Set<string>();
  #runs = 0;
  /** The files that have changed since they were checked, and project files since the files below their folders were. */
  readonly #unsettled = new Map<string, vscode.Uri>();
  /** What stops a check of those files. */
  #checking = new vscode.CancellationTokenSource();

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, true, false, true);
    const projects = vscode.workspace.createFileSystemWatcher(projectFiles);
    const heed = (project: vscode.Uri): void => this.#checkSoon(project);
    const checkAgain = (file: vscode.Uri): void => {
      if (!this.#problems.has(file)) return;
      // It counts what is in the Problems panel no longer.
      this.#result.hide();
      this.#checkSoon(file);
    };
    this.#result.name = 'OCI Manifest: Validation';
    this.#subscriptions = vscode.Disposable.from(
      this.#problems,
      this.#result,
      watcher,
      watcher.onDidChange(checkAgain),
      projects,
      projects.onDidCreate(heed),
      projects.onDidChange(heed),
      projects.onDidDelete(heed),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // Settings of VS Code are documents, too.
        const isOfWorkspace = vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
        if (isOfWorkspace && isJson(document) && contentChanges.length > 0) this.#result.hide();
      }),
      onDidDelete((isGone) => this.forgetWhere((file) => isGone(archiveOf(file) ?? file))),
      // From then on the diagnostics of the open document say it.
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (!isJson(document) || !this.#problems.has(document.uri)) return;
        this.#opened.add(document.uri.toString());
        this.#problems.delete(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.#opened.delete(uri.toString())) void this.#checkAgain(uri);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('ociManifest')) this.#problems.clear();
      }),
    );
  }

  /** Forgets what was found in files that have changed. */
  forgetWhere(hasChanged: (file: vscode.Uri) => boolean): void {
    this.#problems.forEach((file) => {
      if (hasChanged(file)) this.#problems.delete(file);
    });
  }

  dispose(): void {
    this.#checking.cancel();
    this.#subscriptions.dispose();
  }

  /**
   * Checks documents, and says at the end what was found.
   * @param chosen files, folders and archives; without them, all folders of the workspace are checked
   */
  async run(chosen?: readonly vscode.Uri[]): Promise<void> {
    const places = chosen ?? (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    if (places.length === 0) {
      await askForFolder();
      return;
    }
    if (chosen === undefined) {
      this.#checking.cancel();
      this.#unsettled.clear();
      this.#problems.clear();
    }
    this.#result.hide();
    const tally = new ValidationTally();
    const fruitless: string[] = [];
    const isComplete = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Validating OCI documents',
        cancellable: true,
      },
      (progress, token) => this.#checkAll(places, tally, progress, token, fruitless),
    );
    if (!isComplete) return;
    const rest = places.some(isVirtual) ? ' In virtual file systems, only image layouts are validated.' : '';
    this.tell(`${tally.summary()}${rest}`, tally);
    if (tally.isComplete && chosen !== undefined && fruitless.length > 0) tellOfFruitless(fruitless);
    await completeStep('hasValidated');
  }

  /**
   * Says in the status bar what was found, where a click shows it, until a document changes. Only what was not checked asks for
   * attention: everything else is in the Problems panel.
   */
  tell(summary: string, tally: ValidationTally): void {
    const { hasProblems } = tally;
    this.#result.text = `$(checklist) ${tally.counts()}`;
    this.#result.tooltip = hasProblems ? `${summary} Click to show the problems.` : summary;
    this.#result.command = hasProblems ? 'workbench.actions.view.problems' : undefined;
    this.#result.show();
    if (!tally.isComplete) void offerOutput(summary);
  }

  /**
   * False when the user has canceled it; what was found until then stays.
   * @param fruitless gets what is said of each place in which there is no document
   */
  async #checkAll(
    places: readonly vscode.Uri[],
    tally: ValidationTally,
    progress: vscode.Progress<{ message: string }>,
    token: vscode.CancellationToken,
    fruitless: string[] = [],
  ): Promise<boolean> {
    for (const place of places) {
      const files: Promise<void>[] = [];
      const before = tally.documents;
      let reason = 'no OCI document was found there.';
      const take = (file: ValidatedFile): void => {
        const isPlace = file.uri === this.#client.code2ProtocolConverter.asUri(place);
        if (isPlace && file.unknown !== null) reason = file.unknown;
        files.push(
          this.take(tally, file).then(() =>
            progress.report({ message: counted(tally.documents, 'document', 'documents') }),
          ),
        );
      };
      await this.#validate(place, take, token);
      await Promise.all(files);
      if (token.isCancellationRequested) return false;
      if (tally.documents === before) fruitless.push(`${nameInMessage(place)}: ${reason}`);
    }
    return true;
  }

  /** Shows again what is wrong in a file whose document was closed. */
  async #checkAgain(file: vscode.Uri): Promise<void> {
    const { token } = new vscode.CancellationTokenSource();
    await this.#checkAll([file], new ValidationTally(), { report: () => undefined }, token).catch(
      () => undefined,
    );
  }

  /** Checks a file again that was checked before, or all that a project file judges by other rules now. */
  #checkSoon(changed: vscode.Uri): void {
    this.#unsettled.set(changed.toString(), changed);
    this.#checking.cancel();
    this.#checking = new vscode.CancellationTokenSource();
    const { token } = this.#checking;
    const timer = setTimeout(() => {
      const place = { location: vscode.ProgressLocation.Window, title: 'Validating OCI documents' };
      void vscode.window.withProgress(place, (progress) => this.#checkUnsettled(progress, token));
    }, settledAfter);
    token.onCancellationRequested(() => clearTimeout(timer));
  }

  async #checkUnsettled(
    progress: vscode.Progress<{ message: string }>,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const changed = [...this.#unsettled.values()];
    // Of a server that does not run, the client says so itself.
    await this.#tellServer(changed).catch(() => undefined);
    const folders = changed
      .filter(isProjectFile)
      .map((project) => `${vscode.Uri.joinPath(project, '..').toString()}/`);
    const files: vscode.Uri[] = [];
    this.#problems.forEach((file) => {
      const address = file.toString();
      if (this.#unsettled.has(address) || folders.some((folder) => address.startsWith(folder)))
        files.push(file);
    });
    for (const file of files) {
      await this.#checkAll([file], new ValidationTally(), progress, token).catch(() => undefined);
      if (token.isCancellationRequested) return;
    }
    this.#unsettled.clear();
  }

  /** Tells of changed files at once. The language client collects such events, and sends them when no more have come for a while. */
  async #tellServer(files: readonly vscode.Uri[]): Promise<void> {
    const changes = files.map((file): FileEvent => ({
      uri: this.#client.code2ProtocolConverter.asUri(file),
      type: FileChangeType.Changed,
    }));
    await this.#client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** Asks the server to check a file or a folder; `take` is told of each file. */
  async #validate(
    place: vscode.Uri,
    take: (file: ValidatedFile) => void,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const partialResultToken = `ociManifest/validateFiles/${++this.#runs}`;
    const results = this.#client.onProgress(validatedFile, partialResultToken, take);
    const params: ValidateFilesParams = {
      uri: this.#client.code2ProtocolConverter.asUri(place),
      exclude: excludedFrom(place),
      partialResultToken,
    };
    try {
      await this.#client.sendRequest(validateFilesRequest, params, token);
    } catch (error) {
      if (!token.isCancellationRequested) throw error;
    } finally {
      results.dispose();
    }
  }

  /** Shows what was found in a file, and counts it. What an editor shows of an open document is counted as it is there. */
  async take(tally: ValidationTally, { uri, kind, diagnostics, problem }: ValidatedFile): Promise<void> {
    if (problem !== null) {
      tally.addUnread();
      this.#client.warn(`Could not validate ${uri}: ${problem}`);
    }
    const { protocol2CodeConverter: converter } = this.#client;
    const file = converter.asUri(uri);
    if (kind === null) {
      this.#problems.delete(file);
      return;
    }
    const found = await converter.asDiagnostics([...diagnostics]);
    if (isOpen(file)) {
      this.#opened.add(file.toString());
      tally.addDocument(
        countsOf(vscode.languages.getDiagnostics(file).filter(({ source }) => source === 'oci')),
      );
      return;
    }
    this.#problems.set(file, found);
    tally.addDocument(countsOf(found));
  }
}

/** Says that there is no workspace, and offers to open a folder. */
async function askForFolder(): Promise<void> {
  const openFolder = 'Open Folder...';
  if ((await askToOpen('a folder', openFolder)) === openFolder)
    await vscode.commands.executeCommand('workbench.action.files.openFolder');
}

/** The most chosen files and folders of which it is said why there is nothing to check in them. */
const mostFruitless = 3;

/** Says why there is nothing to check in files and folders that somebody has chosen. */
function tellOfFruitless(sentences: readonly string[]): void {
  const rest = sentences.length - mostFruitless;
  const more = rest > 0 ? [`The same applies to ${counted(rest, 'other', 'others')}.`] : [];
  void vscode.window.showInformationMessage([...sentences.slice(0, mostFruitless), ...more].join(' '));
}

/** Says that something was not checked, and offers the log, which says why. */
async function offerOutput(summary: string): Promise<void> {
  const showOutput = 'Show Output';
  if ((await vscode.window.showWarningMessage(summary, showOutput)) === showOutput)
    await vscode.commands.executeCommand('ociManifest.showOutput');
}

/** What VS Code hides from its own searches and lists, as globs relative to a folder of the workspace or one below. */
function excludedFrom(place: vscode.Uri): string[] {
  const excluded = vscode.workspace.getConfiguration('files', place).get<Record<string, unknown>>('exclude');
  const globs = Object.entries(excluded ?? {}).flatMap(([glob, isExcluded]) =>
    isExcluded === true ? [glob] : [],
  );
  const root = vscode.workspace.getWorkspaceFolder(place)?.uri.toString();
  return root === place.toString() ? globs : globs.filter((glob) => glob.startsWith('**/'));
}

function countsOf(diagnostics: readonly vscode.Diagnostic[]): ProblemCounts {
  const count = (wanted: vscode.DiagnosticSeverity): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  return {
    errors: count(vscode.DiagnosticSeverity.Error),
    warnings: count(vscode.DiagnosticSeverity.Warning),
    information: count(vscode.DiagnosticSeverity.Information),
  };
}

function isProjectFile(file: vscode.Uri): boolean {
  return file.path.endsWith('/.oci-manifest.json');
}

function isOpen(file: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(
    (document) => isJson(document) && document.uri.toString() === file.toString(),
  );
}

function isJson({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'json' || languageId === 'jsonc';
}
