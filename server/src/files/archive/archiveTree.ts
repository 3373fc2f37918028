/** What an archive has at a path, when everything has been unpacked. */
export type ArchiveNode<Content> =
  | { readonly type: 'file'; readonly size: number; readonly content: Content }
  | { readonly type: 'folder' | 'special' }
  /** A symbolic link. */
  | { readonly type: 'link'; readonly target: string }
  /** A hard link to something that is not in the archive. */
  | { readonly type: 'outside'; readonly target: string };

/** Nothing of a layout is deeper, even in a folder of some other folder. What is deeper is left out. */
const deepest = 8;

/** The files and folders that the entries of an archive make, without any of them being written. */
export class ArchiveTree<Content> {
  readonly #nodes = new Map<string, ArchiveNode<Content>>();
  readonly #children = new Map<string, Set<string>>([['', new Set()]]);

  /** All paths, those of folders without an entry included. */
  get paths(): Iterable<string> {
    return this.#nodes.keys();
  }

  /** What is at a path, links not followed; the outermost folder has an empty path. */
  at(path: string): ArchiveNode<Content> | undefined {
    return path === '' ? { type: 'folder' } : this.#nodes.get(path);
  }

  /** The names of what is in a folder, sorted. */
  namesIn(folder: string): readonly string[] {
    return [...(this.#children.get(folder) ?? [])].sort();
  }

  /** Puts something at a path, in place of what is there. A folder keeps what is in it. */
  put(path: string, node: ArchiveNode<Content>): void {
    if (path === '' || path.split('/').length > deepest) return;
    const folder = parentOf(path);
    if (this.at(folder) === undefined) this.put(folder, { type: 'folder' });
    this.#nodes.set(path, node);
    this.#children.get(folder)?.add(nameOf(path));
    if (node.type === 'folder' && !this.#children.has(path)) this.#children.set(path, new Set());
  }
}

/** The path of the folder that something is in; empty for the outermost. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of something in a folder. */
export function joined(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}

/** The path of an entry as it is when unpacked: without `.`, `..` and double slashes. Undefined for one that leads out. */
export function pathInside(written: string): string | undefined {
  if (written.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
