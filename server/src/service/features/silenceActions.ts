import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { writtenPlace, type Finding } from '#service/lint/finding';
import type { SilenceScope } from '#service/lint/policy';
import type { ProjectEdit } from './workspaceEdits';

/** How findings are silenced. */
export interface Silencing {
  /** The change of the project file that silences a finding; undefined where there is none. */
  readonly editFor: (scope: SilenceScope, finding: Finding) => ProjectEdit | undefined;
  readonly commands: ProjectCommands;
  /** The address of the document. */
  readonly document: string;
}

/** The client’s commands that run once a project file was changed. */
export interface ProjectCommands {
  /** Saves the project file, whose URI is its argument; a second one is what was silenced in it. */
  readonly save: string | undefined;
  /** Tells that the project file was removed. Its arguments are the URI and the text that it had. */
  readonly tellRemoved: string | undefined;
}

/** What was silenced, as a project file names it. */
export interface SilencedFinding {
  /** The address of the document. */
  readonly uri: string;
  readonly scope: SilenceScope;
  readonly rule: string;
  /** Where in the document, as paths are written for people; empty for what has no path. */
  readonly path: string;
}

/** A finding with the diagnostics that stand for it. */
export type ShownFinding = readonly [Finding, Diagnostic[]];

/** Offers to accept findings, and to switch their rules off; each once, and the smallest change first. */
export function silenceActions(
  findings: readonly ShownFinding[],
  { editFor, commands, document }: Silencing,
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
      const silenced = { uri: document, scope, rule: finding.rule.id, path: writtenPlace(finding) };
      const title = titles[scope](isOnly ? 'this rule' : finding.rule.id, isOnly);
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit: edit.edit,
        ...commandAfter(edit, commands, silenced),
      });
    }
  }
  return actions;
}

/**
 * What runs after an action has changed the project file: it is saved, since only what is saved has an effect, or it is told that
 * it is gone. Nothing for clients that have no command for it.
 * @param silenced what the action has silenced
 */
export function commandAfter(
  { uri, removed }: ProjectEdit,
  { save, tellRemoved }: ProjectCommands,
  silenced?: SilencedFinding,
): Pick<CodeAction, 'command'> {
  const rest = silenced === undefined ? [] : [silenced];
  const command =
    removed === undefined
      ? save && { title: 'Save the project file', command: save, arguments: [uri, ...rest] }
      : tellRemoved && {
          title: 'Report that the project file was removed',
          command: tellRemoved,
          arguments: [uri, removed],
        };
  return command ? { command } : {};
}

const titles: Readonly<Record<SilenceScope, (rule: string, isOnly: boolean) => string>> = {
  finding: (rule, isOnly) => (isOnly ? 'Accept this finding' : `Accept this ${rule} finding`),
  file: (rule) => `Switch off ${rule} for this file`,
  project: (rule) => `Switch off ${rule} for this project`,
};
