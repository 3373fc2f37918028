import * as vscode from 'vscode';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type BaseLanguageClient,
} from 'vscode-languageclient';
import {
  closeArchiveNotification,
  findArchivesRequest,
  mostArchivesLookedAt,
  openArchiveRequest,
  type FindArchivesParams,
  type OpenArchiveParams,
} from '#messages';
import { printable } from '#schemas/printable';
import { archiveOf, layoutIn } from './archiveUris';
import { onDidCreateFolders, onDidDelete } from './folderChanges';
import { followProgress } from './followProgress';
import { searchFiles } from './searchFiles';

/** How archives are called that are looked for. */
const pattern = '**/*.{tar,tar.gz,tgz,tar.zst}';

/** What others have installed is not part of a workspace. */
const skipped = '**/node_modules/**';

/** A moment without changes, after which an archive that is being written is looked at. */
const delayInMilliseconds = 300;

/** An archive that was changed, created or deleted. */
export interface ArchiveChange {
  readonly archive: vscode.Uri;
  readonly isDeleted: boolean;
}

/**
 * The archives of image layouts: those of the workspace that seem to be some, and those that somebody has opened. They are
 * searched once, and then followed.
 */
export class Archives implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  /** The layouts in archives, by the URIs of the archives. */
  readonly #layouts = new Map<string, vscode.Uri>();
  /** The URIs of those that somebody has opened. */
  readonly #shown = new Set<string>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #archiveChanged = new vscode.EventEmitter<ArchiveChange>();
  readonly #opened = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  #reads = 0;

  /** Told when an archive has come or gone. */
  readonly onDidChange = this.#changed.event;
  /** Told when the content of an archive has changed, after the server was told. */
  readonly onDidChangeArchive = this.#archiveChanged.event;
  /** Told of the layout in an archive that somebody has opened. */
  readonly onDidOpen = this.#opened.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#archiveChanged,
      this.#opened,
      // Told before those that follow each archive, so that of one that comes again at once the last news counts.
      onDidDelete((isGone) => {
        for (const archive of this.layouts.flatMap((layout) => archiveOf(layout) ?? []))
          if (isGone(archive)) this.#noteSoon({ archive, isDeleted: true });
      }),
      this.#follow(pattern),
      onDidCreateFolders(() => void this.search()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.search()),
    );
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  /** The layouts that are known until now, by the URIs of their folders. */
  get layouts(): readonly vscode.Uri[] {
    return [...this.#layouts.values()];
  }

  /** The layout in a file if that is known to be an archive; other files and folders as they are. */
  layoutAt(file: unknown): unknown {
    return file instanceof vscode.Uri ? (this.#layouts.get(file.toString()) ?? file) : file;
  }

  /** Looks for archives in the workspace. */
  async search(): Promise<void> {
    await this.#lookAt(await searchFiles(pattern, mostArchivesLookedAt, skipped));
  }

  /** Shows the layout in an archive from now on. */
  show(archive: vscode.Uri): void {
    this.#layouts.set(archive.toString(), layoutIn(archive));
    this.#shown.add(layoutIn(archive).toString());
    this.#changed.fire(undefined);
    this.#opened.fire(layoutIn(archive));
  }

  /** Whether somebody wants to see what is in the archive of a layout. */
  isShown(layout: vscode.Uri): boolean {
    return this.#shown.has(layout.toString());
  }

  /**
   * Reads the layout in an archive. That may take long if the archive is compressed, so it shows its progress.
   * @param layout the URI of its folder
   * @returns why there is none, as a sentence; null where there is one, and undefined if the user has canceled it
   */
  async read(layout: vscode.Uri): Promise<string | null | undefined> {
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Reading the archive', cancellable: true },
      async (progress, token) => {
        const params = {
          folder: this.#client.code2ProtocolConverter.asUri(layout),
          workDoneToken: `ociManifest/openArchive/${++this.#reads}`,
        } satisfies OpenArchiveParams;
        const listening = followProgress(this.#client, params.workDoneToken, progress);
        try {
          return (await this.#client.sendRequest(openArchiveRequest, params, token))?.problem;
        } catch (error) {
          if (!token.isCancellationRequested) throw error;
          return undefined;
        } finally {
          listening.dispose();
        }
      },
    );
  }

  /**
   * Nobody sees the parts of the layout in an archive any more, so the server need not keep them.
   * @param layout the URI of its folder
   */
  close(layout: vscode.Uri): void {
    const folder = this.#client.code2ProtocolConverter.asUri(layout);
    // A server that does not run keeps nothing.
    this.#client.sendNotification(closeArchiveNotification, { folder }).catch(() => undefined);
  }

  /** Follows an archive that is not found in the workspace, until that is ended. */
  watch(archive: vscode.Uri): vscode.Disposable {
    const isFollowed = vscode.workspace.getWorkspaceFolder(archive) !== undefined && isNamedArchive(archive);
    if (isFollowed) return new vscode.Disposable(() => undefined);
    // The name may have characters that a pattern means otherwise.
    const beside = new vscode.RelativePattern(vscode.Uri.joinPath(archive, '..'), '*');
    return this.#follow(beside, (file) => file.toString() === archive.toString());
  }

  #follow(
    files: vscode.GlobPattern,
    isMeant: (file: vscode.Uri) => boolean = (file) => !file.path.includes('/node_modules/'),
  ): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(files);
    const note = (isDeleted: boolean) => (archive: vscode.Uri) => {
      if (isMeant(archive)) this.#noteSoon({ archive, isDeleted });
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(note(false)),
      watcher.onDidChange(note(false)),
      watcher.onDidDelete(note(true)),
    );
  }

  #noteSoon(change: ArchiveChange): void {
    const key = change.archive.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        this.#note(change).catch((error: unknown) => this.#client.warn(printable(String(error))));
      }, delayInMilliseconds),
    );
  }

  async #note(change: ArchiveChange): Promise<void> {
    const { archive, isDeleted } = change;
    const key = archive.toString();
    if (this.#layouts.has(key) || isOpen(archive)) {
      const type = isDeleted ? FileChangeType.Deleted : FileChangeType.Changed;
      // The server must know of it before anybody asks for the new content.
      await this.#client.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: this.#client.code2ProtocolConverter.asUri(archive), type }],
      });
      this.#archiveChanged.fire(change);
    }
    if (!isDeleted) await this.#lookAt([archive]);
    else if (this.#layouts.delete(key)) this.#changed.fire(undefined);
  }

  /** Asks the server which files seem to be archives of layouts. Only it can read them, and only on its own machine. */
  async #lookAt(files: readonly vscode.Uri[]): Promise<void> {
    const strangers = files
      .filter((file) => file.scheme === 'file' && !this.#layouts.has(file.toString()))
      .slice(0, Math.max(0, mostArchivesLookedAt - this.#layouts.size));
    if (strangers.length === 0) return;
    const { code2ProtocolConverter: toServer, protocol2CodeConverter: fromServer } = this.#client;
    const params: FindArchivesParams = { uris: strangers.map((file) => toServer.asUri(file)) };
    // A server that does not run has none, which the user is told of elsewhere.
    const found = await this.#client.sendRequest(findArchivesRequest, params).catch(() => []);
    for (const archive of found.map((uri) => fromServer.asUri(uri)))
      this.#layouts.set(archive.toString(), layoutIn(archive));
    if (found.length > 0) this.#changed.fire(undefined);
  }
}

function isNamedArchive({ path }: vscode.Uri): boolean {
  return /\.(?:tar|tar\.gz|tgz|tar\.zst)$/.test(path);
}

function isOpen(archive: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(({ uri }) => archiveOf(uri)?.toString() === archive.toString());
}
