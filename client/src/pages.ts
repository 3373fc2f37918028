import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { pageRequest } from '#messages';

/**
 * The scheme of the pages of `docs`, as in `oci-manifest-docs:/1.1/rules/size-zero.md`. package.json tells VS Code to
 * open them in the preview.
 */
const scheme = 'oci-manifest-docs';

/** Under which URI the pages are shown. */
export const pagesUri = `${scheme}:`;

/**
 * Provides the pages. They are part of the extension, so they can be read offline. Links in them lead to the version of
 * the specification that is named first in the path.
 * @param extension the folder of the extension
 */
export function providePages(client: BaseLanguageClient, extension: vscode.Uri): vscode.Disposable {
  const { fs } = vscode.workspace;
  let pages: Promise<ReadonlyMap<string, string>> | undefined;
  const readPages = async (): Promise<ReadonlyMap<string, string>> => {
    const bytes = await fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'pages.json'));
    return new Map(Object.entries(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>));
  };
  const readFile = async (page: vscode.Uri): Promise<Uint8Array> => {
    const [, specification = '', ...parts] = page.path.split('/');
    const path = parts.join('/');
    const text = (await (pages ??= readPages())).get(path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(page);
    // Without a server, the page is still worth reading.
    const shown = await client.sendRequest(pageRequest, { specification, path, text }).catch(() => text);
    return new TextEncoder().encode(shown);
  };
  const refuse = (page: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(page);
  };
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    // The pages do not change while the extension runs.
    watch: () => new vscode.Disposable(() => undefined),
    async stat(page) {
      const size = (await readFile(page)).length;
      return {
        type: vscode.FileType.File,
        ctime: 0,
        mtime: 0,
        size,
        permissions: vscode.FilePermission.Readonly,
      };
    },
    // Pages lead to pages; nobody looks around in their folder.
    readDirectory: refuse,
    readFile,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerFileSystemProvider(scheme, provider, { isReadonly: true }),
  );
}
