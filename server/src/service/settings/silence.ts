import type { Position } from 'vscode-languageserver-types';
import { projectFileName } from '#schemas/model/projectConfiguration';
import type { JsonPath } from '#schemas/jsonPath';
import { isPlainArray, isPlainObject } from '#schemas/plainData';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import { set, type EditOperation } from '#service/edits/operations';
import { removeElements } from '#service/edits/removeElements';
import type { SilenceScope } from '#service/lint/policy';
import { rangeOf } from '#service/lint/range';
import type { Rule } from '#service/lint/rule';
import { setInOrder } from '#service/oci/setInOrder';
import { acceptancesOf } from './acceptances';
import { withBaseline } from './baseline';
import { globOf, isForGlob, levelInFile } from './fileLevels';
import { offEntriesFor } from './levelEntries';
import { configurationIn } from './projectConfiguration';
import { changeProject, parseProject } from './projectText';
import { levelsFor, relativePath, type Settings } from './resolveSettings';

/** A project file that is there, or that is to be made. */
export interface ProjectFile {
  /** The URI of the folder that it is in, with a slash at the end. */
  readonly folder: string;
  /** Its text as the editor or the disk has it; undefined where it is to be made. */
  readonly text: string | undefined;
  /** The version of the text, where the editor has it open. */
  readonly version: number | null;
  /** Where the JSON Schema of project files is, relative to the folder; undefined where it is not installed. */
  readonly schema: string | undefined;
}

/** What is silenced. */
export interface Silenced {
  /** The URI of the document. */
  readonly uri: string;
  readonly rule: string;
  /** Where in the document, as paths are written for people; empty for what has no path. */
  readonly path: string;
}

/** The URI of a project file. */
export function uriOf({ folder }: Pick<ProjectFile, 'folder'>): string {
  return `${folder}${projectFileName}`;
}

/**
 * The text of a project file after something was silenced in it, as a person would write it. Undefined where that would
 * not silence it, because a setting or another entry overrides it, and where the file is not a JSON object or has
 * something else at that place.
 */
export function silencedIn(
  project: ProjectFile,
  { levelsOfEditor }: Settings,
  scope: SilenceScope,
  what: Silenced,
): string | undefined {
  const text = withSilence(project, scope, what);
  if (text === undefined || scope === 'finding') return text;
  const changed = parseProject(text);
  if (changed === undefined) return undefined;
  const levels = levelsFor(configurationIn(changed), relativePath(project.folder, what.uri), levelsOfEditor);
  return levels[what.rule] === 'off' ? text : undefined;
}

/** What comes of taking back that a finding is accepted. */
export interface Unaccepted {
  readonly text: string;
  /** Whether the project file accepted the rule anywhere in the document, and not at this place only. */
  readonly isEverywhere: boolean;
}

/**
 * The text of a project file without the entries that accept a finding; undefined where it has none, and where it cannot
 * be edited.
 */
export function unacceptedIn({ folder, text }: ProjectFile, what: Silenced): Unaccepted | undefined {
  const document = text === undefined ? undefined : parseProject(text);
  if (document === undefined) return undefined;
  const entries = acceptancesOf(document, relativePath(folder, what.uri), what);
  if (entries.length === 0) return undefined;
  const operations = removeElements(
    document.value,
    ['baseline'],
    entries.map(({ index }) => index),
  );
  const after = changeProject(document, operations);
  if (after === undefined) return undefined;
  return { text: after, isEverywhere: entries.some(({ path }) => path === undefined) };
}

/** Where a project file accepts a finding. */
export interface AcceptedAt {
  /** The URI of the project file. */
  readonly uri: string;
  /** Where the entry begins. */
  readonly position: Position;
}

/** Where the project file that applies to a document accepts a finding; undefined where it does not. */
export function acceptedAt({ project }: Settings, what: Silenced): AcceptedAt | undefined {
  if (project === undefined) return undefined;
  const { folder, document } = project;
  const [entry] = acceptancesOf(document, relativePath(folder, what.uri), what);
  return (
    entry && {
      uri: uriOf(project),
      position: rangeOf(document, { path: ['baseline', entry.index] }).start,
    }
  );
}

/** Where the entry of a project file begins that silences a finding; undefined where there is none. */
export function silencingEntry(
  { folder, text }: ProjectFile,
  scope: SilenceScope,
  what: Silenced,
): Position | undefined {
  const document = text === undefined ? undefined : parseProject(text);
  const file = relativePath(folder, what.uri);
  if (document === undefined || file === undefined) return undefined;
  const path =
    scope === 'finding' ? acceptingEntry(document, file, what) : levelEntry(document, file, scope, what);
  return path && rangeOf(document, { path, part: 'key' }).start;
}

function acceptingEntry(document: ParsedDocument, file: string, what: Silenced): JsonPath | undefined {
  const [entry] = acceptancesOf(document, file, what);
  return entry && ['baseline', entry.index];
}

/** Where the level is that switches a rule off for one file, or for the project. */
function levelEntry(
  { value }: ParsedDocument,
  file: string,
  scope: SilenceScope,
  { rule }: Silenced,
): JsonPath | undefined {
  const overrides = valueAt(value, ['overrides']);
  const glob = globOf(file);
  const index = isPlainArray(overrides)
    ? overrides.findLastIndex((entry) => isForGlob(entry, glob) && valueAt(entry, ['rules', rule]) === 'off')
    : -1;
  const path = scope === 'project' ? ['rules', rule] : ['overrides', index, 'rules', rule];
  return valueAt(value, path) === 'off' ? path : undefined;
}

/** The rules that a project file switches off for a document, and where it does so for the first of them. */
export interface SwitchedOff extends AcceptedAt {
  readonly count: number;
}

/**
 * What a project file switches off for a document; undefined for nothing.
 * @param rules the rules for documents of this kind
 */
export function switchedOffIn(
  settings: Settings,
  uri: string,
  rules: readonly Rule[],
): SwitchedOff | undefined {
  const { project } = settings;
  const off = entriesSwitchingOff(settings, uri, rules);
  const [first] = off.values();
  if (project === undefined || first === undefined) return undefined;
  return {
    count: off.size,
    uri: uriOf(project),
    position: rangeOf(project.document, { path: first, part: 'key' }).start,
  };
}

/**
 * The rules that a project file, and no setting of the editor, switches off for a document, and where it does; those for
 * some files come first.
 * @param rules the rules for documents of this kind
 */
export function entriesSwitchingOff(
  { project, policy, levelsOfEditor }: Settings,
  uri: string,
  rules: readonly Rule[],
): ReadonlyMap<string, JsonPath> {
  const file = project === undefined ? undefined : relativePath(project.folder, uri);
  if (project === undefined || file === undefined) return new Map();
  const ids = new Set(rules.map(({ id }) => id));
  const isOff = (id: string) =>
    ids.has(id) && policy.severities[id] === 'off' && levelsOfEditor[id] === undefined;
  return new Map([...offEntriesFor(project.document, file)].filter(([id]) => isOff(id)));
}

function withSilence(project: ProjectFile, scope: SilenceScope, what: Silenced): string | undefined {
  const file = relativePath(project.folder, what.uri);
  const text =
    project.text === undefined || project.text.trim() === '' ? emptyProject(project) : project.text;
  if (file === undefined) return undefined;
  const { rule, path } = what;
  if (scope === 'finding') return withBaseline(text, [path === '' ? { file, rule } : { file, rule, path }]);
  const document = parseProject(text);
  if (document === undefined) return undefined;
  const operation =
    scope === 'project' ? offInProject(document, rule) : levelInFile(document, file, rule, 'off');
  return operation && changeProject(document, [operation]);
}

function emptyProject({ schema }: ProjectFile): string {
  return schema === undefined ? '{\n}\n' : `{\n  "$schema": ${JSON.stringify(schema)}\n}\n`;
}

function offInProject({ value }: ParsedDocument, rule: string): EditOperation | undefined {
  const rules = valueAt(value, ['rules']);
  if (rules === undefined) return setInOrder('project-configuration', ['rules'], { [rule]: 'off' });
  return isPlainObject(rules) ? set(['rules', rule], 'off') : undefined;
}
