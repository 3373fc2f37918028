import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { templatesRequest, type DocumentTemplate } from '#messages';
import { completeStep } from './walkthroughStep';

/**
 * Opens a new, unsaved document that is made from a template, with the cursor in the first of its blanks.
 * @param chosen the id of a template; without it the user is asked
 */
export async function newDocument(client: BaseLanguageClient, chosen: unknown): Promise<void> {
  const templates = await client.sendRequest(templatesRequest);
  const template =
    typeof chosen === 'string' ? templates.find(({ id }) => id === chosen) : await choose(templates);
  if (template === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: 'json' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(withTabs(template.snippet)));
  await completeStep('hasCreatedDocument');
}

/** A snippet with a tab for each level, which VS Code replaces with the indentation of the editor. */
function withTabs(snippet: string): string {
  return snippet.replace(/^(?: {2})+/gm, (indent) => '\t'.repeat(indent.length / 2));
}

async function choose(templates: readonly DocumentTemplate[]): Promise<DocumentTemplate | undefined> {
  const items = templates.map((template) => ({
    label: template.title,
    description: template.fileName,
    detail: firstSentence(template.description),
    template,
  }));
  const item = await vscode.window.showQuickPick(items, {
    title: 'New OCI Document from Template',
    placeHolder: 'Choose a template',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return item?.template;
}

/** The list shows plain text, and cuts off what is longer than its line. */
function firstSentence(description: string): string {
  return description.replace(/\. .*/s, '.').replaceAll('`', '');
}
