import * as vscode from 'vscode';

import { until } from './until';

/** The rule which the fixture `wasm/manifest.json` breaks, and the only one it breaks. */
export const artifactTypeRule = 'artifact-type-with-image-config';

/** What the extension finds in a document, without what others find there. */
export function findingsIn(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'oci');
}

/** The rule a finding comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

/** Waits for the finding of a rule in a document. */
export async function findingOf(rule: string, document: vscode.TextDocument): Promise<vscode.Diagnostic> {
  return until(`${rule} is found`, () => findingsIn(document).find((finding) => ruleOf(finding) === rule));
}

/** Waits until a rule finds nothing in a document any more. */
export async function noFindingOf(rule: string, document: vscode.TextDocument): Promise<void> {
  await until(`${rule} is not found any more`, () =>
    findingsIn(document).every((finding) => ruleOf(finding) !== rule),
  );
}
