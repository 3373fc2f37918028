import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { rulesRequest, type RuleDescription, type RulesParams } from '#messages';

/** The command that opens the page of a rule. */
export const explainCommand = 'ociManifest.explainRule';

/** What was found in a document that VS Code has no diagnostics of. */
export type FindingsBesideDiagnostics = (document: vscode.Uri) => readonly vscode.Diagnostic[];

/**
 * Opens the page of a rule beside the editor. The pages are part of the extension, so it works offline.
 * @param chosen the id of a rule; without it the user is asked
 */
export async function explainRule(
  client: BaseLanguageClient,
  findingsBeside: FindingsBesideDiagnostics,
  chosen: unknown,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const uri = editor === undefined ? null : client.code2ProtocolConverter.asUri(editor.document.uri);
  const params: RulesParams = { uri };
  const rules = client.sendRequest(rulesRequest, params);
  const rule =
    chosen === undefined
      ? await chooseRule(rules, editor, findingsBeside)
      : (await rules).find(({ id }) => id === chosen);
  if (rule?.page == null) return;
  // Without an active editor it was chosen on the page that explains a document, which is beside the editor already.
  const open = editor === undefined ? 'vscode.open' : 'markdown.showPreviewToSide';
  await vscode.commands.executeCommand(open, vscode.Uri.parse(rule.page));
}

interface RuleItem extends vscode.QuickPickItem {
  readonly rule?: RuleDescription;
}

async function chooseRule(
  rules: Promise<readonly RuleDescription[]>,
  editor: vscode.TextEditor | undefined,
  findingsBeside: FindingsBesideDiagnostics,
): Promise<RuleDescription | undefined> {
  const findings =
    editor === undefined ? [] : [...diagnosticsOf(editor.document), ...findingsBeside(editor.document.uri)];
  const chosen = await vscode.window.showQuickPick<RuleItem>(
    rules.then((all) => itemsFor(all, findings, editor?.selection.active)),
    { placeHolder: 'Choose a rule to explain', matchOnDetail: true },
  );
  return chosen?.rule;
}

/** The rules of the findings at the cursor, then those of the document, then all others. VS Code selects the first. */
function itemsFor(
  rules: readonly RuleDescription[],
  findings: readonly vscode.Diagnostic[],
  cursor: vscode.Position | undefined,
): RuleItem[] {
  const line = findings.filter(({ range }) => cursor !== undefined && touchesLine(range, cursor.line));
  const exact = line.filter(({ range }) => cursor !== undefined && range.contains(cursor));
  const groups = [
    { title: 'At the cursor', ids: [...exact, ...line].map(ruleOf) },
    { title: 'In this document', ids: findings.map(ruleOf) },
    { title: 'All rules', ids: rules.map(({ id }) => id) },
  ];
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return groups.flatMap(({ title, ids }) => {
    const items = ids.flatMap((id): RuleItem[] => {
      const rule = byId.get(id);
      // Each rule is listed once, where it comes first.
      byId.delete(id);
      return rule === undefined ? [] : [asItem(rule)];
    });
    return items.length === 0 ? [] : [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...items];
  });
}

function asItem(rule: RuleDescription): RuleItem {
  return { label: rule.id, description: rule.severity, detail: rule.summary, rule };
}

function diagnosticsOf({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'oci');
}

function touchesLine({ start, end }: vscode.Range, line: number): boolean {
  return start.line <= line && line <= end.line;
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
