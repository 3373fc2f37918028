import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  listNeighborsRequest,
  mostNeighborFolders,
  mostNeighborsAsked,
  type ListedNeighbors,
  type ListNeighborsParams,
} from '#messages';
import { describeFile, isAbsence, isServed, reasonOf, servedFolder, type ListedFile } from './servedFiles';
import { looksLikeLayout } from './servedLayouts';
import { virtualFiles, type Entry } from './virtualFiles';

/** Answers the server about files beside documents in file systems that only VS Code has. */
export function serveNeighbors(client: BaseLanguageClient): vscode.Disposable {
  return client.onRequest(listNeighborsRequest, (params, token) =>
    listNeighbors(servedFolder(client, params.folder), params, token),
  );
}

/**
 * Lists the files that a document asks for. Only what its folder, or a folder below it, lists as a regular file is looked
 * at, because nobody knows where links lead.
 */
export async function listNeighbors(
  folder: vscode.Uri,
  { titled, sizes }: Pick<ListNeighborsParams, 'titled' | 'sizes'>,
  token: vscode.CancellationToken,
): Promise<ListedNeighbors> {
  if (!isServed(folder)) return null;
  try {
    const root = await virtualFiles.readDirectory(folder, token);
    if (looksLikeLayout(root)) return null;
    const folders = new Folders(folder, root, token);
    const named: string[] = [];
    for (const path of titled) if (await folders.hasFile(path)) named.push(path);
    const known = new Set(named);
    const others = (sizes.length === 0 ? [] : root)
      .filter(([name, type]) => type === vscode.FileType.File && !known.has(name))
      .map(([name]) => name)
      .sort()
      .slice(0, mostNeighborsAsked);
    const describe = (path: string): Promise<ListedFile | undefined> =>
      // A file that cannot be looked at costs no other.
      describeFile(folder, path, vscode.FileType.File, token).catch(() => undefined);
    const wanted = new Set(sizes);
    const found = await Promise.all([...named, ...others].map(describe));
    const isAskedFor = ({ type, path, size }: ListedFile): boolean =>
      type === 'file' && (known.has(path) || wanted.has(size));
    return { files: found.filter((file) => file !== undefined).filter(isAskedFor) };
  } catch (error) {
    return isAbsence(error) ? null : { problem: reasonOf(error) };
  }
}

/** The folders below that of a document, each read once. */
class Folders {
  readonly #folder: vscode.Uri;
  readonly #token: vscode.CancellationToken;
  /** By their paths below the folder. */
  readonly #entries: Map<string, ReadonlyMap<string, vscode.FileType>>;

  constructor(folder: vscode.Uri, root: readonly Entry[], token: vscode.CancellationToken) {
    this.#folder = folder;
    this.#token = token;
    this.#entries = new Map([['', new Map(root)]]);
  }

  /** Whether a path leads to a regular file, without links. */
  async hasFile(path: string): Promise<boolean> {
    const names = path.split('/');
    const name = names.pop() ?? '';
    let above = '';
    for (const each of names) {
      if ((await this.#in(above)).get(each) !== vscode.FileType.Directory) return false;
      above = above === '' ? each : `${above}/${each}`;
    }
    return (await this.#in(above)).get(name) === vscode.FileType.File;
  }

  async #in(path: string): Promise<ReadonlyMap<string, vscode.FileType>> {
    const known = this.#entries.get(path);
    if (known !== undefined) return known;
    const folder = vscode.Uri.joinPath(this.#folder, path);
    const entries =
      this.#entries.size > mostNeighborFolders
        ? []
        : await virtualFiles.readDirectory(folder, this.#token).catch(() => []);
    const types = new Map(entries);
    this.#entries.set(path, types);
    return types;
  }
}
