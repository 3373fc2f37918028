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
  const fileOf = (page: vscode.Uri): vscode.Uri =>
    vscode.Uri.joinPath(extension, 'docs', ...page.path.split('/').slice(2));
  const readFile = async (page: vscode.Uri): Promise<Uint8Array> => {
    const bytes = await fs.readFile(fileOf(page));
    if (!page.path.endsWith('.md')) return bytes;
    const specification = page.path.split('/')[1] ?? '';
    const text = new TextDecoder().decode(bytes);
    // Without a server, the page is still worth reading.
    const shown = await client.sendRequest(pageRequest, { specification, text }).catch(() => text);
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
      const { type, ctime, mtime } = await fs.stat(fileOf(page));
      const size = type === vscode.FileType.File ? (await readFile(page)).length : 0;
      return { type, ctime, mtime, size, permissions: vscode.FilePermission.Readonly };
    },
    readDirectory: (page) => fs.readDirectory(fileOf(page)),
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
