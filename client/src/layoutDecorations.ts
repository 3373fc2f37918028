import * as vscode from 'vscode';

/** The scheme of parts of layouts in the view. It opens nothing: it carries what the decoration says. */
const scheme = 'oci-manifest-part';

/** The URI by which a part of a layout is decorated. */
export function layoutNodeUri(id: string, severity: string | null): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${id}`, query: severity ?? '' });
}

/** Marks the parts of layouts in which something is wrong, in the colors that VS Code gives to problems. */
export function provideLayoutDecorations(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme: of, query }) => (of === scheme ? decorations[query] : undefined),
  });
}

const decorations: Readonly<Record<string, vscode.FileDecoration>> = {
  error: new vscode.FileDecoration('E', 'Has errors', new vscode.ThemeColor('list.errorForeground')),
  warning: new vscode.FileDecoration('W', 'Has warnings', new vscode.ThemeColor('list.warningForeground')),
};
