import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { writtenPlace, type Finding } from '#service/lint/finding';
import type { SilenceScope } from '#service/lint/policy';
import type { ProjectEdit } from './workspaceEdits';

/** How findings are silenced. */
export interface Silencing {
  /** The change of the project file that silences a finding; undefined where there is none. */
  readonly editFor: (scope: SilenceScope, finding: Finding) => ProjectEdit | undefined;
  /** The client’s command that saves the project file, whose arguments are its URI and a `SilencedChange`. */
  readonly saveCommand: string | undefined;
  /** The address of the document. */
  readonly document: string;
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

/** What was taken back: that one finding is accepted, that all findings of a rule in a file are, or that a rule is off. */
export interface TakenBack {
  readonly takenBack: 'finding' | 'findings' | 'rule';
  readonly rule: string;
  /** The address of the document; undefined where it was taken back in the project file. */
  readonly uri?: string;
}

type Silence = SilencedFinding | TakenBack;

/** What the client needs to undo a change of the project file. */
interface Undoable {
  /** The text that the project file had; null where there was none. Absent where it is too long to be sent along. */
  readonly before?: string | null;
}

/** The longest text of a project file that actions take along, in UTF-16 code units. */
const longestBefore = 65_536;

/** A finding with the diagnostics that stand for it. */
export type ShownFinding = readonly [Finding, Diagnostic[]];

/** Offers to accept findings, and to switch their rules off; each once, and the smallest change first. */
export function silenceActions(
  findings: readonly ShownFinding[],
  { editFor, saveCommand, document }: Silencing,
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
        ...commandAfter(edit, saveCommand, silenced),
      });
    }
  }
  return actions;
}

function withBefore(change: Silence, { before }: ProjectEdit): Silence & Undoable {
  const isTooLong = before !== undefined && before.length > longestBefore;
  return isTooLong ? change : { ...change, before: before ?? null };
}

/**
 * What runs after an action has changed the project file: it is saved, since only what is saved has an effect. Nothing for
 * clients that have no command for it.
 * @param change what the action has silenced or taken back, which the client then says
 */
export function commandAfter(
  edit: ProjectEdit,
  saveCommand: string | undefined,
  change: Silence,
): Pick<CodeAction, 'command'> {
  if (saveCommand === undefined) return {};
  const args = [edit.uri, withBefore(change, edit)];
  return { command: { title: 'Save the project file', command: saveCommand, arguments: args } };
}

const titles: Readonly<Record<SilenceScope, (rule: string, isOnly: boolean) => string>> = {
  finding: (rule, isOnly) => (isOnly ? 'Accept this finding' : `Accept this ${rule} finding`),
  file: (rule) => `Switch off ${rule} for this file`,
  project: (rule) => `Switch off ${rule} for this project`,
};
