import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { explainDocumentRequest, type DocumentParams } from '#messages';
import { printable } from '#schemas/printable';

const scheme = 'oci-manifest-explain';

/** A moment without typing, after which a page that is shown follows the document that it explains. */
const delayInMilliseconds = 300;

/**
 * Opens the page that explains a document beside the editor.
 * @param chosen the address of a document; without it the active one is explained
 * @param section the anchor of a section of the page, which is then scrolled to
 */
export async function explainDocument(chosen: unknown, section?: unknown): Promise<void> {
  const source =
    typeof chosen === 'string' ? vscode.Uri.parse(chosen) : vscode.window.activeTextEditor?.document.uri;
  if (source === undefined) return;
  const page = pageOf(source);
  await vscode.commands.executeCommand(
    'markdown.showPreviewToSide',
    typeof section === 'string' ? page.with({ fragment: section }) : page,
  );
}

/** The address of the page about a document. Its ending makes it Markdown, its name is the title of the view. */
function pageOf(source: vscode.Uri): vscode.Uri {
  const name = printable(source.path.slice(source.path.lastIndexOf('/') + 1));
  return vscode.Uri.from({ scheme, path: `/${name} explained.md`, query: source.toString() });
}

/** Provides the pages that explain documents, and keeps those up to date that are shown. */
export function provideExplanations(client: BaseLanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const update = ({ document }: vscode.TextDocumentChangeEvent): void => {
    const page = pageOf(document.uri).toString();
    // One page for each section that was opened, as far as VS Code is concerned.
    const shown = vscode.workspace.textDocuments.filter(
      ({ uri }) => uri.with({ fragment: '' }).toString() === page,
    );
    if (shown.length === 0) return;
    clearTimeout(timers.get(page));
    timers.set(
      page,
      setTimeout(() => {
        timers.delete(page);
        for (const { uri } of shown) changed.fire(uri);
      }, delayInMilliseconds),
    );
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (page, token) => explain(client, vscode.Uri.parse(page.query), token),
    }),
    vscode.workspace.onDidChangeTextDocument(update),
    {
      dispose: () => {
        for (const timer of timers.values()) clearTimeout(timer);
      },
    },
  );
}

async function explain(
  client: BaseLanguageClient,
  source: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<string> {
  // The server explains documents that are open. This one may have been closed since the page was.
  await vscode.workspace.openTextDocument(source);
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(source) };
  const page = await client.sendRequest(explainDocumentRequest, params, token);
  return page ?? 'This is not an OCI document.\n';
}
