import Module from 'node:module';
import { URI, Utils } from 'vscode-uri';

/** A message that was shown, with its buttons. */
export interface ShownMessage {
  readonly severity: 'information' | 'warning' | 'error';
  readonly text: string;
  /** What a dialog says below the text. */
  readonly detail?: string | undefined;
  readonly buttons: readonly string[];
}

/** An item of the status bar. */
export interface StatusItem {
  name: string;
  text: string;
  tooltip: string | undefined;
  command: string | undefined;
  isShown: boolean;
}

/** A page. A test closes it. */
export interface Panel {
  title: string;
  readonly webview: { html: string };
  /** How often the page was brought to the front. */
  timesRevealed: number;
  readonly close: () => void;
}

/** What follows files. A test says what happens to them. */
export class FileWatcher {
  readonly #listeners = { create: [] as Listener[], change: [] as Listener[], delete: [] as Listener[] };

  readonly onDidCreate = (listener: Listener) => this.#listenTo('create', listener);
  readonly onDidChange = (listener: Listener) => this.#listenTo('change', listener);
  readonly onDidDelete = (listener: Listener) => this.#listenTo('delete', listener);
  readonly dispose = (): void => undefined;

  tell(what: 'create' | 'change' | 'delete', file: URI): void {
    for (const listener of this.#listeners[what]) listener(file);
  }

  #listenTo(what: 'create' | 'change' | 'delete', listener: Listener) {
    this.#listeners[what].push(listener);
    return { dispose: () => undefined };
  }
}

type Listener = (file: URI) => void;

/** What the client has asked of VS Code. */
export const asked = {
  messages: [] as ShownMessage[],
  /** The commands that were run, with their arguments. */
  commands: [] as (readonly unknown[])[],
  /** The commands that were registered. */
  registered: new Map<string, (...args: unknown[]) => unknown>(),
  /** The pages that were opened. */
  panels: [] as Panel[],
  /** What was shown in the status bar. */
  statusItems: [] as StatusItem[],
  /** The documents that were shown in an editor. */
  shown: [] as URI[],
  /** The files that were deleted. */
  deleted: [] as URI[],
  /** How often the log was opened. */
  logsShown: 0,
  /** What follows the files of the workspace. */
  watchers: [] as FileWatcher[],
  /** Whether a search for files ends by itself, and not only when it is stopped. */
  searchesEnd: true,
};

/** The view of layouts, in which a person has selected something. */
export const treeView = { visible: true, selection: [] as unknown[], revealed: [] as unknown[] };

/** What is at a name in a folder, as bits. */
export const FileType = { File: 1, Directory: 2, SymbolicLink: 64 };

/** What is in the folders of a virtual file system, by their paths. */
export const virtualFolders = new Map<string, Readonly<Record<string, number>>>();

/** The contents of files in a virtual file system, by their paths. */
export const virtualContents = new Map<string, string>();

/** Where VS Code runs. */
export const host: {
  uiKind: number;
  remoteName: string | undefined;
  /** Whether files can be moved to a trash. */
  hasTrash: boolean;
} = { uiKind: 1, remoteName: undefined, hasTrash: true };

/** The folders of the workspace. */
export const workspaceFolders: { readonly uri: URI; readonly name: string; readonly index: number }[] = [];

/** What searches find in folders on the disk. */
export const filesOnDisk: URI[] = [];

/** A document in the active editor. */
export interface ReadDocument {
  readonly uri: URI;
  readonly text: string;
}

/**
 * What a person does: chooses the button with this title below each message, and this file in each dialog, and reads this
 * document.
 */
export const person: {
  presses: string | undefined;
  chooses: URI | undefined;
  reads: ReadDocument | undefined;
  /** What happens while a message is shown. */
  before: () => unknown;
} = { presses: undefined, chooses: undefined, reads: undefined, before: () => undefined };

const activeEditorChanged = new Set<() => void>();

/** Makes the editor of a document the active one; undefined for something else than an editor. */
export function activate(document: ReadDocument | undefined): void {
  person.reads = document;
  activeEditorChanged.forEach((listener) => listener());
}

/** Forgets what was asked and what the person does. */
export function startAnew(): void {
  asked.messages = [];
  asked.commands = [];
  asked.registered.clear();
  asked.panels = [];
  asked.statusItems = [];
  asked.shown = [];
  asked.deleted = [];
  asked.logsShown = 0;
  asked.watchers = [];
  asked.searchesEnd = true;
  virtualFolders.clear();
  virtualContents.clear();
  workspaceFolders.length = 0;
  Object.assign(treeView, { visible: true, selection: [], revealed: [] });
  Object.assign(host, { uiKind: 1, remoteName: undefined, hasTrash: true });
  filesOnDisk.length = 0;
  person.presses = undefined;
  person.chooses = undefined;
  person.reads = undefined;
  person.before = () => undefined;
  activeEditorChanged.clear();
}

function show(severity: ShownMessage['severity']) {
  return (
    text: string,
    ...more: (string | { readonly detail: string } | { readonly title: string })[]
  ): Promise<unknown> => {
    const buttons = more.filter((each) => typeof each === 'string' || 'title' in each);
    const [detail] = more.flatMap((each) =>
      typeof each === 'object' && 'detail' in each ? [each.detail] : [],
    );
    const titles = buttons.map(titleOf);
    asked.messages.push({ severity, text, buttons: titles, ...(detail !== undefined && { detail }) });
    person.before();
    return Promise.resolve(buttons.find((button) => titleOf(button) === person.presses));
  };
}

function titleOf(button: string | { readonly title: string }): string {
  return typeof button === 'string' ? button : button.title;
}

/** Stands for everything in VS Code that a test is not about: it can be called, constructed, extended and read. */
function anything(): unknown {
  const target = function (): void {
    // Nothing happens.
  };
  const prototype: unknown = target.prototype;
  return new Proxy(target, {
    get: (_, name) => (name === 'prototype' ? prototype : anythingBut(name)),
    apply: () => anything(),
    construct: () => ({}),
  });
}

/** Whatever has a `then` would be waited for. */
function anythingBut(name: string | symbol): unknown {
  return name === 'then' ? undefined : anything();
}

/** Some members, and anything for each other one. As a prototype it is still there when an import copies the members. */
function withAnything(known: object): unknown {
  return Object.create(
    new Proxy({}, { get: (_, name) => anythingBut(name) }),
    Object.getOwnPropertyDescriptors(known),
  );
}

const nothing = (): void => undefined;

class RelativePattern {
  readonly base: { readonly uri: URI };

  constructor(base: { readonly uri: URI }) {
    this.base = base;
  }
}

class EventEmitter {
  readonly #listeners: ((value: unknown) => void)[] = [];
  readonly event = (listener: (value: unknown) => void) => {
    this.#listeners.push(listener);
    return { dispose: nothing };
  };
  readonly fire = (value: unknown): void => this.#listeners.forEach((listener) => listener(value));
  readonly dispose = nothing;
}

class CancellationTokenSource {
  cancel = nothing;
  readonly token = { whenCanceled: new Promise<void>((resolve) => (this.cancel = resolve)) };
  readonly dispose = nothing;
}

class WorkspaceEdit {
  readonly deleted: URI[] = [];
  readonly replace = nothing;

  deleteFile(file: URI): void {
    this.deleted.push(file);
  }
}

/** A document as the client gets it. */
function documentOf({ uri, text }: ReadDocument) {
  const lineCount = text.split('\n').length;
  return { uri, isDirty: false, lineCount, getText: () => text, save: () => Promise.resolve(true) };
}

function openedDocument(uri: URI): unknown {
  const { reads } = person;
  const text = virtualContents.get(uri.path);
  if (text !== undefined) return documentOf({ uri, text });
  return reads === undefined ? anything() : documentOf(reads);
}

const vscode = withAnything({
  Uri: Object.assign(URI, Utils),
  EventEmitter,
  FileType,
  CancellationTokenSource,
  RelativePattern,
  WorkspaceEdit,
  version: '1.0.0',
  UIKind: { Desktop: 1, Web: 2 },
  env: withAnything({
    appName: 'VS Code',
    get uiKind() {
      return host.uiKind;
    },
    get remoteName() {
      return host.remoteName;
    },
  }),
  workspace: withAnything({
    findFiles: async (
      ...[pattern, , , token]: [RelativePattern, unknown, unknown, CancellationTokenSource['token']]
    ) => {
      if (pattern.base.uri.scheme === 'file') return filesOnDisk;
      if (!asked.searchesEnd) await token.whenCanceled;
      return [];
    },
    workspaceFolders,
    asRelativePath: ({ path }: URI) => path.slice(1),
    createFileSystemWatcher: () => {
      const watcher = new FileWatcher();
      asked.watchers.push(watcher);
      return watcher;
    },
    textDocuments: [],
    openTextDocument: (uri: URI) => Promise.resolve(openedDocument(uri)),
    applyEdit: ({ deleted = [] }: Partial<WorkspaceEdit>) => {
      asked.deleted.push(...deleted);
      return Promise.resolve(true);
    },
    fs: withAnything({
      delete: (file: URI, { useTrash }: { useTrash: boolean }) => {
        if (useTrash && !host.hasTrash) return Promise.reject(new Error('There is no trash.'));
        asked.deleted.push(file);
        return Promise.resolve();
      },
      readFile: ({ path }: URI) => Promise.resolve(new TextEncoder().encode(virtualContents.get(path) ?? '')),
      readDirectory: ({ path }: URI) => {
        const entries = virtualFolders.get(path);
        return entries === undefined
          ? Promise.reject(new Error('There is no such folder.'))
          : Promise.resolve(Object.entries(entries));
      },
      stat: ({ path }: URI) => {
        const content = virtualContents.get(path);
        return content === undefined
          ? Promise.reject(new Error('There is no such file.'))
          : Promise.resolve({ type: FileType.File, size: content.length, mtime: 1, ctime: 1 });
      },
    }),
  }),
  window: withAnything({
    showInformationMessage: show('information'),
    showWarningMessage: show('warning'),
    showErrorMessage: show('error'),
    showOpenDialog: () => Promise.resolve(person.chooses === undefined ? [] : [person.chooses]),
    withProgress: (_: unknown, task: (...args: unknown[]) => unknown) =>
      task(anything(), withAnything({ isCancellationRequested: false })),
    createStatusBarItem: () => {
      const item: StatusItem = { name: '', text: '', tooltip: undefined, command: undefined, isShown: false };
      asked.statusItems.push(item);
      const hidden = { enumerable: false };
      return Object.defineProperties(item, {
        show: { ...hidden, value: () => (item.isShown = true) },
        hide: { ...hidden, value: () => (item.isShown = false) },
      });
    },
    createTreeView: () =>
      withAnything({
        get visible() {
          return treeView.visible;
        },
        get selection() {
          return treeView.selection;
        },
        reveal: (item: unknown) => Promise.resolve(treeView.revealed.push(item)),
      }),
    createOutputChannel: () => withAnything({ show: () => asked.logsShown++ }),
    createWebviewPanel: (_: string, title: string) => {
      const closed: (() => void)[] = [];
      const panel = {
        title,
        webview: { html: '', onDidReceiveMessage: anything(), postMessage: anything() },
        timesRevealed: 0,
        close: () => closed.forEach((listener) => listener()),
      };
      asked.panels.push(panel);
      return Object.assign(panel, {
        reveal: () => panel.timesRevealed++,
        onDidDispose: (listener: () => void) => closed.push(listener),
      });
    },
    onDidChangeActiveTextEditor: (listener: () => void) => {
      activeEditorChanged.add(listener);
      return { dispose: () => activeEditorChanged.delete(listener) };
    },
    showTextDocument: (uri: URI) => Promise.resolve(asked.shown.push(uri)),
    get activeTextEditor() {
      return person.reads && { document: documentOf(person.reads) };
    },
  }),
  commands: withAnything({
    executeCommand: (...command: unknown[]) => {
      asked.commands.push(command);
      const [id, ...args] = command;
      return Promise.resolve(asked.registered.get(String(id))?.(...args));
    },
    registerCommand: (id: string, run: (...args: unknown[]) => unknown) => asked.registered.set(id, run),
  }),
});

/*
 * The module exists only inside VS Code. Whoever imports this file first, and then the client, gets the one above.
 */
const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
const load = loader._load;
loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
