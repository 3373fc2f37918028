import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { writtenPlace, type Finding } from '#service/lint/finding';
import type { SilenceScope } from '#service/lint/policy';

/** How findings are silenced. */
export interface Silencing {
  /** The change of the project file that silences a finding; undefined where there is none. */
  readonly editFor: (scope: SilenceScope, finding: Finding) => WorkspaceEdit | undefined;
  /** The client’s command that saves the project file, whose URI is its argument, once it is changed. */
  readonly saveCommand: string | undefined;
  /** The URI of the project file. */
  readonly uri: string;
}

/** A finding with the diagnostics that stand for it. */
export type ShownFinding = readonly [Finding, Diagnostic[]];

/** Offers to accept findings, and to switch their rules off; each once, and the smallest change first. */
export function silenceActions(
  findings: readonly ShownFinding[],
  { editFor, saveCommand, uri }: Silencing,
): CodeAction[] {
  const isOnly = new Set(findings.map(([{ rule }]) => rule)).size === 1;
  const actions: CodeAction[] = [];
  const tried = new Set<string>();
  for (const scope of ['finding', 'file', 'project'] as const) {
    for (const [finding, diagnostics] of findings) {
      const key = `${scope} ${finding.rule.id} ${scope === 'finding' ? writtenPlace(finding) : ''}`;
      if (tried.has(key)) continue;
      tried.add(key);
      const edit = editFor(scope, finding);
      if (edit === undefined) continue;
      const title = titles[scope](isOnly ? 'this rule' : finding.rule.id, isOnly);
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit,
        ...saveProject(saveCommand, uri),
      });
    }
  }
  return actions;
}

/**
 * What saves the project file after an action has changed it, since only what is saved has an effect; nothing for clients
 * that have no command for it.
 */
export function saveProject(saveCommand: string | undefined, uri: string): Pick<CodeAction, 'command'> {
  return saveCommand === undefined
    ? {}
    : { command: { title: 'Save the project file', command: saveCommand, arguments: [uri] } };
}

const titles: Readonly<Record<SilenceScope, (rule: string, isOnly: boolean) => string>> = {
  finding: (rule, isOnly) => (isOnly ? 'Accept this finding' : `Accept this ${rule} finding`),
  file: (rule) => `Switch off ${rule} for this file`,
  project: (rule) => `Switch off ${rule} for this project`,
};
