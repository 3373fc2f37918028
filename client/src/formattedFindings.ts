import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { escapeMarkdown } from '#schemas/markdown';
import { quickFixInFileCommand } from './commands/quickFixInFile';
import { explainCommand } from './explainRule';
import { formattedScheme } from './formattedDocuments';

/**
 * Shows what was found in documents that show a file formatted. VS Code lists each diagnostic as a problem, and those of the
 * file are in its list already. Here they are decorations, which look alike and are in no list.
 */
export class FormattedFindings implements vscode.Disposable {
  readonly #byDocument = new Map<string, readonly vscode.Diagnostic[]>();
  readonly #decorations = decorationTypes();
  readonly #subscriptions = [
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      for (const editor of editors) this.#show(editor);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#byDocument.delete(uri.toString())),
  ];

  /** What the client does with diagnostics of such documents: they are kept from VS Code, and hovers begin with them. */
  readonly middleware: Pick<Middleware, 'provideDiagnostics' | 'provideHover'> = {
    // VS Code shows hovers of decorations below all others. What is wrong comes first elsewhere, so it does here.
    provideHover: async (document, position, token, next) => {
      const hover = await next(document, position, token);
      const found = this.of(document.uri).filter(({ range }) => range.contains(position));
      const [first] = found;
      if (first === undefined) return hover;
      const messages = found.map((diagnostic) => hoverOf(diagnostic, document.uri));
      return new vscode.Hover([...messages, ...(hover?.contents ?? [])], hover?.range ?? first.range);
    },
    provideDiagnostics: async (document, previousResult, token, next) => {
      const report = await next(document, previousResult, token);
      const uri = document instanceof vscode.Uri ? document : document.uri;
      if (uri.scheme !== formattedScheme || report == null || !('items' in report)) return report;
      this.#byDocument.set(uri.toString(), report.items);
      for (const editor of vscode.window.visibleTextEditors) this.#show(editor);
      return { ...report, items: [] };
    },
  };

  /** What was found in a document that shows a file formatted; nothing for every other document. */
  of(uri: vscode.Uri): readonly vscode.Diagnostic[] {
    return this.#byDocument.get(uri.toString()) ?? [];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, ...this.#decorations.values()).dispose();
  }

  #show(editor: vscode.TextEditor): void {
    const { uri } = editor.document;
    if (uri.scheme !== formattedScheme) return;
    const diagnostics = this.of(uri);
    for (const [severity, type] of this.#decorations) {
      const found = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
      editor.setDecorations(
        type,
        found.map(({ range }) => range),
      );
    }
  }
}

/** The looks that VS Code gives to diagnostics, by their severities. */
function decorationTypes(): ReadonlyMap<vscode.DiagnosticSeverity, vscode.TextEditorDecorationType> {
  const { Error, Warning, Information, Hint } = vscode.DiagnosticSeverity;
  return new Map([
    [Error, underline('wavy', 'editorError', 'editorOverviewRuler.errorForeground')],
    [Warning, underline('wavy', 'editorWarning', 'editorOverviewRuler.warningForeground')],
    [Information, underline('wavy', 'editorInfo', 'editorOverviewRuler.infoForeground')],
    [Hint, underline('dotted', 'editorHint')],
  ]);
}

function underline(line: string, color: string, rulerColor?: string): vscode.TextEditorDecorationType {
  const inRuler = rulerColor !== undefined && { overviewRulerColor: new vscode.ThemeColor(rulerColor) };
  return vscode.window.createTextEditorDecorationType({
    textDecoration: `underline ${line} var(--vscode-${color}-foreground)`,
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    ...inRuler,
  });
}

/**
 * The message with the rule, which leads to its page, and the way to the fixes. Messages quote documents, so nothing in them
 * is Markdown.
 */
function hoverOf({ message, code, range }: vscode.Diagnostic, uri: vscode.Uri): vscode.MarkdownString {
  const rule = String(typeof code === 'object' ? code.value : code);
  const explain = linkTo(explainCommand, rule);
  const fix = linkTo(quickFixInFileCommand, uri.toString(), range.start.line, range.start.character);
  // `appendText` would keep the spaces together, so that lines break within words.
  const hover = new vscode.MarkdownString(
    `${escapeMarkdown(message)} oci([${escapeMarkdown(rule)}](${explain}))\n\n[Quick Fix in the File...](${fix})`,
  );
  hover.isTrusted = { enabledCommands: [explainCommand, quickFixInFileCommand] };
  return hover;
}

function linkTo(command: string, ...args: readonly unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}
