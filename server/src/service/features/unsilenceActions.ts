import { CodeActionKind, type CodeAction, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { JsonPath } from '#schemas/jsonPath';
import { isPlainArray, isPlainObject } from '#schemas/plainData';
import { nodeAtOffset } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import { remove, type EditOperation } from '#service/edits/operations';
import { planEdits } from '#service/edits/planEdits';
import { removeElements } from '#service/edits/removeElements';
import type { Finding } from '#service/lint/finding';
import { rangeOf } from '#service/lint/range';
import type { Rule } from '#service/lint/rule';
import { saveProject } from './silenceActions';
import { touches } from './touches';
import { workspaceEdit } from './workspaceEdits';

/** How it is taken back that findings are accepted. */
export interface Unaccepting {
  /** The change of the project file after which it does not accept a finding; undefined where there is none. */
  readonly editFor: (
    finding: Finding,
  ) => { readonly edit: WorkspaceEdit; readonly isEverywhere: boolean } | undefined;
  /** The client’s command that saves the project file, whose URI is its argument, once it is changed. */
  readonly saveCommand: string | undefined;
  /** The URI of the project file. */
  readonly uri: string;
}

/**
 * Offers to accept no more what a project accepts at a place of a document, where nothing is shown of it. Of each rule one
 * finding at a time.
 */
export function unacceptActions(
  document: ParsedDocument,
  accepted: readonly Finding[],
  range: Range,
  { editFor, saveCommand, uri }: Unaccepting,
): CodeAction[] {
  const byRule = new Map<string, Finding>();
  for (const finding of accepted) {
    const { id } = finding.rule;
    if (!byRule.has(id) && touches(rangeOf(document, finding.at), range)) byRule.set(id, finding);
  }
  return [...byRule].flatMap(([id, finding]) => {
    const found = editFor(finding);
    if (found === undefined) return [];
    const title = found.isEverywhere
      ? `Stop accepting ${id} findings in this file`
      : `Stop accepting this ${byRule.size === 1 ? '' : `${id} `}finding`;
    return [{ title, kind: CodeActionKind.QuickFix, edit: found.edit, ...saveProject(saveCommand, uri) }];
  });
}

/** Offers at an entry of a project file to take back what it silences: an accepted finding, or a rule that it switches off. */
export function entryActions(
  document: ParsedDocument,
  range: Range,
  rules: readonly Rule[],
  saveCommand: string | undefined,
): CodeAction[] {
  const found = nodeAtOffset(document.syntax.root, document.source.offsetAt(range.start));
  const entry = found && entryAt(document.value, found.path, rules);
  if (entry === undefined) return [];
  const edits = planEdits(document, entry.operations);
  if (edits === undefined) return [];
  return [
    {
      title: entry.title,
      kind: CodeActionKind.QuickFix,
      edit: workspaceEdit(document, edits),
      ...saveProject(saveCommand, document.uri),
    },
  ];
}

interface Entry {
  readonly title: string;
  readonly operations: readonly EditOperation[];
}

function entryAt(value: unknown, path: JsonPath, rules: readonly Rule[]): Entry | undefined {
  const [top, second, third, fourth] = path;
  if (top === 'baseline' && typeof second === 'number')
    return {
      title: 'Stop accepting this finding',
      operations: removeElements(['baseline'], lengthOf(value, ['baseline']), [second]),
    };
  const isOfProject = top === 'rules' && typeof second === 'string';
  const isOfFiles = top === 'overrides' && third === 'rules' && typeof fourth === 'string';
  const at = isOfProject ? path.slice(0, 2) : isOfFiles ? path.slice(0, 4) : undefined;
  const rule = rules.find(({ id }) => id === at?.at(-1));
  if (at === undefined || rule === undefined || valueAt(value, at) !== 'off') return undefined;
  const title = isOfProject
    ? `Switch on ${rule.id} again for this project`
    : `Switch on ${rule.id} again for these files`;
  return { title, operations: withoutLevel(value, at) };
}

/** Removes the level of a rule, and what says nothing without it. */
function withoutLevel(value: unknown, path: JsonPath): readonly EditOperation[] {
  const levels = path.slice(0, -1);
  if (namesIn(value, levels).length > 1) return [remove(path)];
  const [top, index] = path;
  if (top !== 'overrides' || typeof index !== 'number') return [remove(levels)];
  // An override that only names files sets nothing.
  return namesIn(value, [top, index]).some((name) => name !== 'files' && name !== 'rules')
    ? [remove(levels)]
    : removeElements([top], lengthOf(value, [top]), [index]);
}

function namesIn(value: unknown, path: JsonPath): readonly string[] {
  const found = valueAt(value, path);
  return isPlainObject(found) ? Object.keys(found) : [];
}

function lengthOf(value: unknown, path: JsonPath): number {
  const found = valueAt(value, path);
  return isPlainArray(found) ? found.length : 0;
}
