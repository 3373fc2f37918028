import * as vscode from 'vscode';
import { printable } from '#schemas/printable';

/** A moment without typing, after which a document that is shown follows the one that it is made from. */
const delayInMilliseconds = 300;

/** Read-only documents that are made from others: their query is the address of the other one. */
export interface DerivedDocuments {
  readonly scheme: string;
  /** The name of the document that is made from one with the given name; it is the title of the editor. */
  readonly nameFor: (name: string) => string;
  /** Makes the text. */
  readonly make: (source: vscode.Uri, token: vscode.CancellationToken) => Promise<string>;
}

/** The address of the document that is made from another one. */
export function derivedFrom(
  source: vscode.Uri,
  { scheme, nameFor }: Pick<DerivedDocuments, 'scheme' | 'nameFor'>,
): vscode.Uri {
  const name = printable(source.path.slice(source.path.lastIndexOf('/') + 1));
  return vscode.Uri.from({ scheme, path: `/${nameFor(name)}`, query: source.toString() });
}

/** The address of the document that another one is made from. */
export function sourceOf(derived: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(derived.query);
}

/** Provides documents that are made from others, and keeps those up to date that are shown. */
export function provideDerivedDocuments(documents: DerivedDocuments): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const update = ({ document }: vscode.TextDocumentChangeEvent): void => {
    const address = derivedFrom(document.uri, documents).toString();
    const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
    if (shown === undefined) return;
    clearTimeout(timers.get(address));
    timers.set(
      address,
      setTimeout(() => {
        timers.delete(address);
        changed.fire(shown.uri);
      }, delayInMilliseconds),
    );
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(documents.scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(derived, token) {
        const source = sourceOf(derived);
        // The server answers for documents that are open. This one may have been closed since the other was made.
        await vscode.workspace.openTextDocument(source);
        return documents.make(source, token);
      },
    }),
    vscode.workspace.onDidChangeTextDocument(update),
    {
      dispose: () => {
        for (const timer of timers.values()) clearTimeout(timer);
      },
    },
  );
}
