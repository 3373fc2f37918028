import * as vscode from 'vscode';

/** What is at a path; a folder has no content. */
interface MemoryEntry {
  readonly content: Uint8Array | undefined;
  readonly mtime: number;
}

/** A file system in memory, as those of virtual workspaces: nothing but VS Code can read it, and it cannot be searched. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #entries = new Map<string, MemoryEntry>([['/', { content: undefined, mtime: 1 }]]);
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { content, mtime } = this.#at(uri);
    const type = content === undefined ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, size: content?.length ?? 0, ctime: mtime, mtime };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.#at(uri);
    const prefix = uri.path.replace(/\/?$/, '/');
    return [...this.#entries].flatMap(([path, { content }]): [string, vscode.FileType][] => {
      const name = path.startsWith(prefix) ? path.slice(prefix.length) : '';
      if (name === '' || name.includes('/')) return [];
      return [[name, content === undefined ? vscode.FileType.Directory : vscode.FileType.File]];
    });
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const { content } = this.#at(uri);
    if (content === undefined) throw vscode.FileSystemError.FileIsADirectory(uri);
    return content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const type = this.#entries.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#entries.set(uri.path, { content, mtime: Date.now() });
    this.#changed.fire([{ type, uri }]);
  }

  createDirectory(uri: vscode.Uri): void {
    this.#entries.set(uri.path, { content: undefined, mtime: Date.now() });
    this.#changed.fire([{ type: vscode.FileChangeType.Created, uri }]);
  }

  delete(uri: vscode.Uri): void {
    this.#at(uri);
    for (const path of [...this.#entries.keys()])
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.#entries.set(to.path, this.#at(from));
    this.#entries.delete(from.path);
    this.#changed.fire([
      { type: vscode.FileChangeType.Deleted, uri: from },
      { type: vscode.FileChangeType.Created, uri: to },
    ]);
  }

  #at(uri: vscode.Uri): MemoryEntry {
    const entry = this.#entries.get(uri.path);
    if (entry === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }
}
