import type { WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { parseUri } from '#service';
import type { SentByClient } from './initializeParams';

/** The folders that are open in the client. Project files are sought in them and not above them. */
export class WorkspaceFolders {
  /** URIs with a slash at the end. */
  readonly #roots: Set<string>;

  /** Clients without workspace folders say no more than the root. */
  constructor({ workspaceFolders, rootUri }: SentByClient) {
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri == null ? [] : [rootUri]);
    this.#roots = new Set(uris.flatMap(rootOf));
  }

  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    for (const root of removed.flatMap(({ uri }) => rootOf(uri))) this.#roots.delete(root);
    for (const root of added.flatMap(({ uri }) => rootOf(uri))) this.#roots.add(root);
  }

  /** The outermost open folder that a document is in, as a URI with a slash at the end; undefined outside of all. */
  outermost(uri: string): string | undefined {
    const normalized = parseUri(uri)?.toString() ?? '';
    return [...this.#roots]
      .filter((root) => normalized.startsWith(root))
      .sort((a, b) => a.length - b.length)[0];
  }

  /** Whether a folder, given by its URI, is in an open folder or is one. */
  contains(folder: string): boolean {
    return [...this.#roots].some((root) => `${folder}/`.startsWith(root));
  }

  /**
   * Whether project files are sought in no folder above this one, which is given by its URI: it is an outermost workspace
   * folder, or outside all of them. A file in a folder that others can write to, such as /tmp, must not steer the editor.
   */
  readonly endsSearch = (folder: string): boolean =>
    ![...this.#roots].some((root) => folder.startsWith(root));
}

/** A folder in the form in which URIs are compared; nothing for what is not a URI. */
function rootOf(uri: string): [] | [string] {
  const parsed = parseUri(uri);
  return parsed === undefined ? [] : [`${parsed.toString().replace(/\/$/, '')}/`];
}
