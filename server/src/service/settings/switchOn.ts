import type { JsonPath } from '#schemas/jsonPath';
import { isPlainArray } from '#schemas/plainData';
import type { Severity } from '#schemas/severity';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import type { RuleSeverities } from '#service/lint/policy';
import { globOf, levelInFile } from './fileLevels';
import { offEntriesFor, withoutLevel } from './levelEntries';
import { configurationIn, type ProjectConfiguration } from './projectConfiguration';
import { changeProject, parseProject } from './projectText';
import { levelsFor, relativePath, type Settings } from './resolveSettings';
import type { ProjectFile, Silenced } from './silence';

/** The text of a project file after which a rule is on again. */
export interface SwitchedOn {
  readonly text: string;
  /** Where else than in the document the rule is on again: in all of the project, or in the files of globs. */
  readonly also: 'project' | readonly string[];
}

/**
 * How a project file can switch on a rule again for a document: for it alone, and where an entry for more files switches
 * the rule off, also without that entry. The removal of one entry comes first, since it takes back what somebody did. Empty where the file cannot be edited.
 * @param level what the rule is set to where an entry for more files has to be overridden
 */
export function switchedOnIn(
  { folder, text }: ProjectFile,
  { uri, rule }: Silenced,
  level: Severity,
): readonly SwitchedOn[] {
  const file = relativePath(folder, uri);
  if (text === undefined || file === undefined) return [];
  const own = globOf(file);
  const document = parseProject(text);
  if (document === undefined || !isOff(document, file, rule)) return [];
  const alone = withoutOff(text, file, rule, (globs) => isOnly(globs, own));
  if (alone?.isOn === true) return [{ text: alone.text, also: [] }];
  const operation = levelInFile(document, file, rule, level);
  const overridden = operation && changeProject(document, [operation]);
  const everywhere = withoutOff(text, file, rule, () => true);
  const forFile = overridden === undefined ? [] : [{ text: overridden, also: [] }];
  if (everywhere === undefined) return forFile;
  const forAll = { text: everywhere.text, also: reachOf(everywhere.removed) };
  return everywhere.removed.length === 1 ? [forAll, ...forFile] : [...forFile, forAll];
}

/** The globs of an entry that switches a rule off; undefined for the level of the whole project. */
type Reach = readonly string[] | undefined;

function isOnly(globs: Reach, own: string): boolean {
  return globs?.length === 1 && globs[0] === own;
}

function reachOf(removed: readonly Reach[]): SwitchedOn['also'] {
  const globs = removed.flatMap((reach) => reach ?? []);
  return removed.includes(undefined) ? 'project' : [...new Set(globs)];
}

interface WithoutOff {
  readonly text: string;
  /** What the entries were for whose level was removed. */
  readonly removed: readonly Reach[];
  /** Whether the rule is on for the file then. */
  readonly isOn: boolean;
}

/** A project file without the levels that switch a rule off for a file, the last first, until one is not to be removed. */
function withoutOff(
  before: string,
  file: string,
  rule: string,
  isMeant: (globs: Reach) => boolean,
): WithoutOff | undefined {
  const removed: Reach[] = [];
  for (let text = before; ;) {
    const document = parseProject(text);
    if (document === undefined) return undefined;
    if (!isOff(document, file, rule)) return { text, removed, isOn: true };
    const path = offEntriesFor(document, file).get(rule);
    const globs = path && globsAt(document.value, path);
    if (path === undefined || !isMeant(globs)) return { text, removed, isOn: false };
    const after = changeProject(document, withoutLevel(document.value, path));
    // Each round takes something away.
    if (after === undefined || after.length >= text.length) return undefined;
    removed.push(globs);
    text = after;
  }
}

function globsAt(value: unknown, [top, index]: JsonPath): Reach {
  if (top !== 'overrides' || index === undefined) return undefined;
  const files = valueAt(value, [top, index, 'files']);
  return (isPlainArray(files) ? files : []).filter((glob): glob is string => typeof glob === 'string');
}

function isOff(project: ParsedDocument, file: string, rule: string): boolean {
  return levelsFor(configurationIn(project), file, {})[rule] === 'off';
}

/** The levels of the rules for a document as they would be if the project file switched none off. */
export function levelsWithoutOff({ project, levelsOfEditor }: Settings, uri: string): RuleSeverities {
  if (project === undefined) return levelsOfEditor;
  const { configuration, folder } = project;
  const overrides = configuration.overrides.map((entry) => ({
    ...entry,
    rules: withoutThoseOff(entry.rules),
  }));
  const rules = withoutThoseOff(configuration.rules);
  return levelsFor({ ...configuration, rules, overrides }, relativePath(folder, uri), levelsOfEditor);
}

function withoutThoseOff(levels: ProjectConfiguration['rules']): ProjectConfiguration['rules'] {
  return Object.fromEntries(Object.entries(levels).filter(([, level]) => level !== 'off'));
}
