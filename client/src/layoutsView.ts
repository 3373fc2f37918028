import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  layoutNodesRequest,
  layoutsChangedNotification,
  layoutWayRequest,
  type LayoutNodesParams,
  type LayoutTreeNode,
} from '#messages';
import { printable } from '#schemas/printable';
import type { Archives } from './archives';
import { archiveOf } from './archiveUris';
import { fileNameOf } from './fileName';
import type { LayoutFolders } from './layoutFolders';
import { asFolder, isLayoutFolder, layoutFolderOf } from './layoutLanguage';
import { layoutNodeUri, provideLayoutDecorations } from './layoutDecorations';

/** Tells menus and the view whether there is a layout to show. */
const contextKey = 'ociManifest.hasLayouts';

/** A moment without changes, after which the view follows them. */
const delayInMilliseconds = 300;

/** A layout, or a part of one, in the view. */
export interface LayoutItem {
  readonly folder: vscode.Uri;
  readonly parent: LayoutItem | undefined;
  /** Undefined for the layout itself. */
  readonly node: LayoutTreeNode | undefined;
  /**
   * By what it is rather than by its digest, so that what is open in the view stays open when a blob gets another one. Different
   * for all children of one parent.
   */
  readonly id: string;
}

/** The view “OCI Layouts”: the image layouts of the workspace and of open files, with what is in them. */
export class LayoutsView implements vscode.TreeDataProvider<LayoutItem>, vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #folders: LayoutFolders;
  readonly #archives: Archives;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<LayoutItem>;
  readonly #subscriptions: vscode.Disposable;
  /** Whether another document than that of the selected part was active since it was selected. */
  #hasLeftSelection = false;
  /** The items that the view shows, by parent: the same object as long as nothing changes, which revealing needs. */
  readonly #children = new Map<LayoutItem, Promise<LayoutItem[]>>();
  #layouts: Promise<LayoutItem[]> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(client: BaseLanguageClient, folders: LayoutFolders, archives: Archives) {
    this.#client = client;
    this.#folders = folders;
    this.#archives = archives;
    this.#view = vscode.window.createTreeView('ociManifest.layouts', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#view,
      provideLayoutDecorations(),
      folders.onDidChange(() => this.#searchAnew()),
      archives.onDidChange(() => this.#searchAnew()),
      archives.onDidOpen((layout) => void this.#revealLayout(layout)),
      client.onNotification(layoutsChangedNotification, () => this.#updateSoon()),
      this.#view.onDidCollapseElement(({ element: { folder, node } }) => {
        if (node === undefined && archiveOf(folder) !== undefined) archives.close(folder);
      }),
      this.#view.onDidChangeVisibility(() => void this.#revealActive()),
      this.#view.onDidChangeSelection(() => (this.#hasLeftSelection = false)),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#followEditor()),
    );
    void this.#tellMenus();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  getParent({ parent }: LayoutItem): LayoutItem | undefined {
    return parent;
  }

  getChildren(item?: LayoutItem): Promise<LayoutItem[]> {
    if (item === undefined) return (this.#layouts ??= this.#findLayouts());
    const known = this.#children.get(item);
    if (known !== undefined) return known;
    const children = this.#partsOf(item).catch((error: unknown) => {
      // What could not be asked is asked again when somebody opens the item again.
      if (this.#children.get(item) === children) this.#children.delete(item);
      throw error;
    });
    this.#children.set(item, children);
    return children;
  }

  getTreeItem({ folder, node, parent, id }: LayoutItem): vscode.TreeItem {
    const archive = archiveOf(folder);
    if (node === undefined)
      return layoutItem(folder, archive === undefined || this.#archives.isShown(folder));
    const state = node.hasChildren
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.None;
    const item = new vscode.TreeItem(printable(node.label), state);
    item.id = id;
    item.description = printable(node.description);
    item.iconPath = new vscode.ThemeIcon(icons[node.role] ?? 'file');
    item.tooltip = tooltipOf(node);
    item.resourceUri = layoutNodeUri(id, node.severity);
    item.contextValue = [
      node.role,
      ...(node.uri === null ? [] : ['present']),
      ...(node.descriptor ? ['described'] : []),
      ...(archive === undefined ? [] : ['archived']),
      ...repairsOf(folder, node, parent),
    ].join(' ');
    if (archive !== undefined && node.role === unreadRole)
      item.command = { command: 'ociManifest.openArchive', title: 'Open', arguments: [archive] };
    if (node.isDocument && node.uri !== null)
      item.command = { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(node.uri)] };
    else if (node.uri !== null || node.describedAt !== null)
      item.command = {
        command: 'ociManifest.openBlob',
        title: 'Open',
        arguments: [{ folder, node, parent, id }],
      };
    return item;
  }

  async #findLayouts(): Promise<LayoutItem[]> {
    const folders = new Map<string, vscode.Uri>();
    const add = (folder: vscode.Uri): void => void folders.set(folder.toString(), folder);
    for (const folder of [...(await this.#folders.all()), ...this.#archives.layouts]) add(folder);
    for (const { uri } of vscode.workspace.textDocuments) {
      const folder = layoutFolderOf(uri);
      if (folder !== undefined && !folders.has(folder.toString()) && (await isLayoutFolder(folder)))
        add(folder);
    }
    return [...folders.values()]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((folder) => ({ folder, parent: undefined, node: undefined, id: folder.toString() }));
  }

  async #partsOf(item: LayoutItem): Promise<LayoutItem[]> {
    if (item.node === undefined && archiveOf(item.folder) !== undefined) {
      const problem = await this.#archives.read(item.folder);
      if (problem !== null) return itemsFor(item, [unreadNode(problem)]);
    }
    const params: LayoutNodesParams = {
      folder: this.#client.code2ProtocolConverter.asUri(item.folder),
      parent: item.node?.path ?? null,
    };
    const nodes = await this.#client.sendRequest(layoutNodesRequest, params);
    return itemsFor(item, nodes ?? []);
  }

  #searchAnew(): void {
    this.#layouts = undefined;
    this.#updateSoon();
  }

  #updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), delayInMilliseconds);
  }

  async #update(): Promise<void> {
    clearTimeout(this.#timer);
    this.#children.clear();
    this.#changed.fire(undefined);
    await this.#tellMenus();
  }

  /** Shows what is in a layout that somebody has opened. */
  async #revealLayout(folder: vscode.Uri): Promise<void> {
    // What is revealed must not be drawn anew meanwhile.
    await this.#update();
    const item = (await this.getChildren()).find((layout) => layout.folder.toString() === folder.toString());
    if (item !== undefined) await this.#view.reveal(item, { select: true, focus: true, expand: true });
  }

  async #tellMenus(): Promise<void> {
    const layouts = await this.getChildren();
    await vscode.commands.executeCommand('setContext', contextKey, layouts.length > 0);
  }

  /** A layout outside of the workspace is known from when one of its files is opened. */
  async #followEditor(): Promise<void> {
    const folder = layoutFolderOf(
      vscode.window.activeTextEditor?.document.uri ?? vscode.Uri.parse('untitled:'),
    );
    if (folder === undefined) return;
    const layouts = await this.getChildren();
    const isKnown = layouts.some((layout) => layout.folder.toString() === folder.toString());
    if (!isKnown && (await isLayoutFolder(folder))) this.#searchAnew();
    await this.#revealActive();
  }

  /** Selects the document of the active editor in the view, if the view is shown. The focus stays. */
  async #revealActive(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (!this.#view.visible || uri === undefined || layoutFolderOf(uri) === undefined) return;
    // A layer that was clicked leads to its manifest, which is open then. Who comes there again comes for the manifest.
    const isShown = this.#view.selection.some(({ node }) => node !== undefined && isShownIn(node, uri));
    if (isShown && !this.#hasLeftSelection) return;
    this.#hasLeftSelection = !isShown;
    await this.reveal(uri);
  }

  /** Shows the view, and selects a file of a layout in it. The focus stays. */
  async reveal(uri: vscode.Uri): Promise<void> {
    const way = await this.#client.sendRequest(layoutWayRequest, {
      uri: this.#client.code2ProtocolConverter.asUri(uri),
    });
    if (way === null) return;
    const folder = asFolder(vscode.Uri.parse(way.folder)).toString();
    let item = (await this.getChildren()).find((layout) => layout.folder.toString() === folder);
    for (const key of way.keys) {
      if (item === undefined) return;
      item = (await this.getChildren(item)).find(({ node }) => node?.key === key);
    }
    if (item !== undefined) await this.#view.reveal(item, { select: true, focus: false });
  }
}

/** Tells whether a document is what a part of a layout leads to: the part itself, or where its descriptor is. */
function isShownIn({ uri, describedAt }: LayoutTreeNode, document: vscode.Uri): boolean {
  return [uri, describedAt?.uri].some(
    (address) => address != null && vscode.Uri.parse(address).toString() === document.toString(),
  );
}

/** @param isExpanded false for an archive that nobody has opened: reading it may take long */
function layoutItem(folder: vscode.Uri, isExpanded: boolean): vscode.TreeItem {
  const archive = archiveOf(folder);
  const file = archive ?? folder;
  const state = isExpanded
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
  const name = fileNameOf(file);
  const item = new vscode.TreeItem(printable(name), state);
  item.id = folder.toString();
  const path = vscode.workspace.asRelativePath(file);
  // The folder that is open, or one elsewhere, has no path that would fit.
  const whereItIs = [name, file.fsPath, file.path].includes(path) ? [] : [printable(path)];
  item.description = [...whereItIs, ...(archive === undefined ? [] : ['read-only'])].join(' · ');
  item.iconPath = new vscode.ThemeIcon(archive === undefined ? 'folder-library' : 'file-zip');
  item.contextValue = archive === undefined ? 'layout' : 'archive';
  return item;
}

/** The role of what is shown in place of the parts of an archive that was not read. */
const unreadRole = 'unread';

/** @param problem why the archive has no layout; undefined if it was not read to its end */
function unreadNode(problem = 'Reading was canceled. Click to read the archive.'): LayoutTreeNode {
  return {
    key: unreadRole,
    path: '',
    role: unreadRole,
    label: problem,
    name: null,
    description: '',
    uri: null,
    isDocument: false,
    hasChildren: false,
    descriptor: null,
    describedAt: null,
    severity: null,
    problems: [],
  };
}

/** What a menu offers to change about a part of a layout. Archives and some virtual file systems cannot be changed. */
function repairsOf(
  { scheme }: vscode.Uri,
  { role, descriptor }: LayoutTreeNode,
  parent: LayoutItem | undefined,
): string[] {
  if (vscode.workspace.fs.isWritableFileSystem(scheme) !== true) return [];
  if (role === 'unreferenced') return ['removable'];
  if (role === 'unlisted') return ['adoptable'];
  return descriptor !== null && parent?.node === undefined ? ['nameable'] : [];
}

function itemsFor(parent: LayoutItem, nodes: readonly LayoutTreeNode[]): LayoutItem[] {
  const taken = new Set<string>();
  return nodes.map((node) => {
    const name = `${node.role} ${node.label}`;
    const own = taken.has(name) ? `${name} ${node.key}` : name;
    taken.add(name);
    return { folder: parent.folder, parent, node, id: `${parent.id}/${own}` };
  });
}

function tooltipOf({ label, description, descriptor, problems }: LayoutTreeNode): string {
  const { mediaType, digest, size } = descriptor ?? {};
  const facts = [
    label,
    description,
    mediaType,
    digest,
    size === undefined ? undefined : `${size} bytes`,
    ...problems,
  ];
  return facts.flatMap((fact) => (fact === undefined || fact === '' ? [] : [printable(fact)])).join('\n');
}

const icons: Readonly<Record<string, string>> = {
  image: 'package',
  artifact: 'archive',
  index: 'list-tree',
  config: 'settings-gear',
  layer: 'layers',
  attestation: 'verified',
  referrer: 'references',
  document: 'json',
  unlisted: 'json',
  blob: 'file-binary',
  unreferenced: 'question',
  more: 'ellipsis',
  [unreadRole]: 'warning',
};
