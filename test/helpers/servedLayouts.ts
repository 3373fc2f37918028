import type { ProtocolConnection } from 'vscode-languageserver-protocol/node';
import {
  virtualFileRequest,
  listLayoutRequest,
  listNeighborsRequest,
  projectFileRequest,
  type ListedLayout,
  type ListedNeighbors,
  type ListNeighborsParams,
  type SentFile,
} from '#messages';
import type { LayoutFiles } from './layouts';

/** When files were changed last, unless a test says so: long ago. */
const longAgo = Date.UTC(2026, 0, 1);

/** A file of a layout that a client serves; a link leads nobody knows where. */
type ServedFile = string | Uint8Array | { readonly type: 'link' };

/** What a client answers about one folder, mostly a layout, in a file system of its own. */
export class ServedLayout {
  readonly folder: string;
  /** By their paths below the folder. */
  readonly files: Record<string, ServedFile>;
  /** When files were changed, by their paths; null where the file system does not tell. */
  readonly modified: Record<string, number | null> = {};
  /** Why the layout cannot be listed, or its files not be read. */
  problem: string | undefined;
  /** Until then the client does not say what is in the folder. */
  ready: Promise<void> = Promise.resolve();
  /** Until then the client does not send files. */
  readable: Promise<void> = Promise.resolve();
  /** Until then the client does not send project files. */
  projectsReadable: Promise<void> = Promise.resolve();
  /** The texts of project files, by their URIs. */
  readonly projectFiles: Record<string, string> = {};
  /** The paths that the server has read, in turn. */
  readonly reads: string[] = [];
  /** How often the server has asked what is in the folder. */
  lists = 0;

  constructor(folder: string, files: LayoutFiles) {
    this.folder = folder;
    this.files = Object.fromEntries(
      Object.entries(files).filter(
        (entry): entry is [string, string | Uint8Array] =>
          typeof entry[1] === 'string' || entry[1] instanceof Uint8Array,
      ),
    );
  }

  /** Has a client answer with this layout. */
  serve(connection: ProtocolConnection): void {
    connection.onRequest(listLayoutRequest, async ({ folder }, { isCancellationRequested }) => {
      await this.ready;
      return isCancellationRequested ? null : this.list(folder);
    });
    connection.onRequest(projectFileRequest, async ({ uri }) => {
      await this.projectsReadable;
      return this.projectFiles[uri] ?? null;
    });
    connection.onRequest(listNeighborsRequest, (params) => this.listNeighbors(params));
    connection.onRequest(virtualFileRequest, async ({ folder, path, most }, { isCancellationRequested }) => {
      await this.readable;
      return isCancellationRequested ? { problem: 'was canceled' } : this.read(folder, path, most);
    });
  }

  /** The text of a file; empty where there is none. */
  text(path: string): string {
    const content = this.files[path] ?? '';
    return typeof content === 'string' || content instanceof Uint8Array
      ? Buffer.from(content).toString()
      : '';
  }

  list(folder: string): ListedLayout {
    this.lists++;
    if (folder !== this.folder) return null;
    if (this.problem !== undefined) return { problem: this.problem };
    const folders = new Set<string>();
    for (const path of Object.keys(this.files))
      for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1))
        folders.add(path.slice(0, slash));
    return {
      files: [
        ...[...folders].map((path) => ({ path, type: 'folder', size: 0, modified: null }) as const),
        ...Object.entries(this.files).map(([path, content]) => {
          const known = this.modified[path];
          const modified = known === undefined ? longAgo : known;
          return typeof content === 'string' || content instanceof Uint8Array
            ? ({ path, type: 'file', size: Buffer.from(content).length, modified } as const)
            : ({ path, type: 'link', size: 0, modified: null } as const);
        }),
      ],
    };
  }

  /** What a document beside the files is told of them. */
  listNeighbors({ folder, titled, sizes }: ListNeighborsParams): ListedNeighbors {
    const listed = this.list(folder);
    if (listed === null || 'problem' in listed) return listed;
    const isAskedFor = ({ type, path, size }: (typeof listed.files)[number]): boolean =>
      type === 'file' && (titled.includes(path) || (sizes.includes(size) && !path.includes('/')));
    return { files: listed.files.filter(isAskedFor) };
  }

  read(folder: string, path: string, most: number): SentFile {
    this.reads.push(path);
    const content = folder === this.folder ? this.files[path] : undefined;
    if (this.problem !== undefined) return { problem: this.problem };
    if (typeof content !== 'string' && !(content instanceof Uint8Array)) return { problem: 'is not there' };
    const bytes = Buffer.from(content);
    return bytes.length > most ? { problem: 'is too large' } : { content: bytes.toString('base64') };
  }
}
