import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import type { JsonPath } from '#schemas/jsonPath';
import { isPlainArray } from '#schemas/plainData';
import { printable } from '#schemas/printable';
import { listOf } from '#schemas/prose';
import { normalizedFile } from '#schemas/values/relativeFile';
import { findValue, nodeAtOffset } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import type { EditOperation } from '#service/edits/operations';
import { removeElements } from '#service/edits/removeElements';
import type { Finding } from '#service/lint/finding';
import { rangeOf } from '#service/lint/range';
import type { Rule } from '#service/lint/rule';
import { commandAfter, type TakenBack } from './silenceActions';
import { touches } from './touches';
import type { ProjectEdit } from './workspaceEdits';

/** How it is taken back that findings are accepted. */
export interface Unaccepting {
  /** The change of the project file after which it does not accept a finding; undefined where there is none. */
  readonly editFor: (
    finding: Finding,
  ) => { readonly edit: ProjectEdit; readonly isEverywhere: boolean } | undefined;
  readonly saveCommand: string | undefined;
}

/**
 * Offers to accept no more what a project accepts at a place of a document, where nothing is shown of it. Of each rule one
 * finding at a time.
 */
export function unacceptActions(
  document: ParsedDocument,
  accepted: readonly Finding[],
  range: Range,
  { editFor, saveCommand }: Unaccepting,
): CodeAction[] {
  const byRule = touched(document, accepted, range);
  return [...byRule].flatMap(([id, finding]) => {
    const found = editFor(finding);
    if (found === undefined) return [];
    const title = found.isEverywhere
      ? `Stop accepting ${id} findings in this file`
      : `Stop accepting this ${id} finding`;
    const takenBack = found.isEverywhere ? 'findings' : 'finding';
    const change = { takenBack, rule: id, uri: document.address } as const;
    return [{ kind: CodeActionKind.QuickFix, ...changeWith(title, found.edit, saveCommand, change) }];
  });
}

function changeWith(
  title: string,
  change: ProjectEdit,
  saveCommand: string | undefined,
  takenBack: TakenBack,
): Pick<CodeAction, 'title' | 'edit' | 'command'> {
  return {
    title,
    edit: change.edit,
    ...commandAfter(change, saveCommand, takenBack),
  };
}

/** The first finding of each rule whose place a range touches: what it would underline, or the name or value beside it. */
function touched(
  document: ParsedDocument,
  findings: readonly Finding[],
  range: Range,
): ReadonlyMap<string, Finding> {
  const byRule = new Map<string, Finding>();
  for (const finding of findings) {
    const { id } = finding.rule;
    if (!byRule.has(id) && placesOf(document, finding).some((place) => touches(place, range)))
      byRule.set(id, finding);
  }
  return byRule;
}

/** What a finding would underline and, as the hover on the name says that it is accepted, the name of the member. */
function placesOf(document: ParsedDocument, { at }: Finding): readonly Range[] {
  const underlined = rangeOf(document, at);
  if (!('path' in at) || typeof at.path.at(-1) !== 'string') return [underlined];
  return [underlined, rangeOf(document, { ...at, part: at.part === 'key' ? 'value' : 'key' })];
}

/** A change of the project file that switches a rule on again. */
export interface SwitchingOn {
  readonly edit: ProjectEdit;
  /** Where else than in the document: in all of the project, or in the files of globs. */
  readonly also: 'project' | readonly string[];
}

/**
 * Offers to switch on rules again that the project file switches off for a document, where they would report something. Each
 * rule once, with its changes in the order in which they are given.
 * @param findings what the rules would report
 * @param options.kind the kind of the actions
 */
export function switchOnActions(
  document: ParsedDocument,
  findings: readonly Finding[],
  range: Range,
  changesFor: (finding: Finding) => readonly SwitchingOn[],
  { kind, saveCommand }: { readonly kind: string; readonly saveCommand: string | undefined },
): CodeAction[] {
  return [...touched(document, findings, range)].flatMap(([id, finding]) =>
    changesFor(finding).map(({ edit, also }) => ({
      kind,
      ...changeWith(`Switch ${id} back on for ${whereOn(also)}`, edit, saveCommand, {
        takenBack: 'rule',
        rule: id,
        uri: document.address,
      }),
    })),
  );
}

/** The most globs that a title names. */
const mostGlobs = 3;

function whereOn(also: SwitchingOn['also']): string {
  if (also === 'project') return 'this project';
  if (also.length === 0) return 'this file';
  return also.length > mostGlobs
    ? 'these files'
    : listOf(also.map((glob) => printable(glob, { longest: 60 })));
}

/** What is known of the entries of a project file. */
export interface ProjectEntries {
  /** The rules that the file decides about. */
  readonly rules: readonly Rule[];
  /**
   * The places in the baseline of the entries that have to go with the one at a place, so that nothing is accepted that it
   * accepts; undefined where that cannot be.
   */
  readonly acceptedAlike: (index: number) => readonly number[] | undefined;
  /** What removes the level of a rule, and what says nothing without it. */
  readonly withoutLevel: (path: JsonPath) => readonly EditOperation[];
  /** The change of the project file; undefined where it cannot be carried out. */
  readonly editFor: (operations: readonly EditOperation[]) => ProjectEdit | undefined;
  readonly saveCommand: string | undefined;
}

/**
 * Offers at an entry of a project file to take back what it silences: an accepted finding, or a rule that it switches off.
 * Nothing is offered where something else in the file would still silence it.
 */
export function entryActions(document: ParsedDocument, range: Range, entries: ProjectEntries): CodeAction[] {
  const offset = document.source.offsetAt(range.start);
  const found = nodeAtOffset(document.syntax.root, offset);
  const entry = found && entryAt(document, found.path, entries);
  if (entry === undefined || !isThere(document, entry.path, offset)) return [];
  const edit = entries.editFor(entry.operations);
  if (edit === undefined) return [];
  const action = changeWith(entry.title, edit, entries.saveCommand, entry.change);
  return [{ kind: CodeActionKind.QuickFix, ...action }];
}

/** Tells whether an offset is in the member that counts for a path, and not in an earlier one of the same name. */
function isThere({ syntax }: ParsedDocument, path: JsonPath, offset: number): boolean {
  const value = findValue(syntax.root, path);
  const member = value?.parent?.type === 'property' ? value.parent : value;
  return member !== undefined && member.offset <= offset && offset <= member.offset + member.length;
}

interface Entry {
  readonly path: JsonPath;
  readonly title: string;
  readonly operations: readonly EditOperation[];
  readonly change: TakenBack;
}

function entryAt(
  { value }: ParsedDocument,
  path: JsonPath,
  { rules, acceptedAlike, withoutLevel }: ProjectEntries,
): Entry | undefined {
  const [top, second, third, fourth] = path;
  if (top === 'baseline' && typeof second === 'number') {
    const alike = acceptedAlike(second);
    const accepted = valueAt(value, ['baseline', second, 'rule']);
    return (
      alike && {
        path: ['baseline', second],
        title: titleOfAcceptance(accepted),
        operations: removeElements(value, ['baseline'], alike),
        change: { takenBack: 'finding', rule: typeof accepted === 'string' ? accepted : '' },
      }
    );
  }
  const isOfProject = top === 'rules' && typeof second === 'string';
  const isOfFiles = top === 'overrides' && third === 'rules' && typeof fourth === 'string';
  const at = isOfProject ? path.slice(0, 2) : isOfFiles ? path.slice(0, 4) : undefined;
  const rule = rules.find(({ id }) => id === at?.at(-1));
  if (at === undefined || rule === undefined || valueAt(value, at) !== 'off') return undefined;
  if (isOffElsewhere(value, rule.id, isOfFiles ? second : undefined)) return undefined;
  const title = isOfProject
    ? `Switch ${rule.id} back on for this project`
    : `Switch ${rule.id} back on for these files`;
  const change = { takenBack: 'rule', rule: rule.id } as const;
  return { path: at, title, operations: withoutLevel(at), change };
}

function titleOfAcceptance(rule: unknown): string {
  return typeof rule === 'string'
    ? `Stop accepting this ${printable(rule, { longest: 60 })} finding`
    : 'Stop accepting this finding';
}

/**
 * Tells whether a rule may be off without one of the levels that switch it off.
 * @param override the entry of `overrides` that the level is in; undefined for the level of the project
 */
function isOffElsewhere(value: unknown, rule: string, override: string | number | undefined): boolean {
  if (override !== undefined && valueAt(value, ['rules', rule]) === 'off') return true;
  const overrides = valueAt(value, ['overrides']);
  const files = override === undefined ? undefined : singleFiles(valueAt(overrides, [override, 'files']));
  const own = files && new Set(files);
  return (isPlainArray(overrides) ? overrides : []).some((entry, index) => {
    if (index === override || valueAt(entry, ['rules', rule]) !== 'off') return false;
    const others = singleFiles(valueAt(entry, ['files']));
    return own === undefined || others === undefined || others.some((file) => own.has(file));
  });
}

/** The files that globs name one by one; undefined where a glob may fit others. */
function singleFiles(globs: unknown): readonly string[] | undefined {
  if (!isPlainArray(globs)) return undefined;
  const files = globs.map((glob) => {
    const isOne =
      typeof glob === 'string' && glob.includes('/') && !/[*?[\]{}!]/.test(glob.replace(/\\./g, ''));
    return isOne ? normalizedFile(glob.replace(/\\(.)/g, '$1').replace(/^\.?\//, '')) : undefined;
  });
  return files.every((file) => file !== undefined) ? files : undefined;
}
