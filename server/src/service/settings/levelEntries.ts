import type { JsonPath } from '#schemas/jsonPath';
import { isPlainArray, isPlainObject } from '#schemas/plainData';
import { parseFileGlob, type Glob } from '#schemas/values/glob';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import { remove, type EditOperation } from '#service/edits/operations';
import { removeElements } from '#service/edits/removeElements';

/** An entry of a project file that switches rules off. */
interface OffEntry {
  /** The path of the object with the levels. */
  readonly levels: JsonPath;
  /** The files that it is for; undefined for all files of the project. */
  readonly globs: readonly Glob[] | undefined;
  readonly rules: ReadonlySet<string>;
}

const byDocument = new WeakMap<ParsedDocument, readonly OffEntry[]>();

/**
 * Where a project file switches rules off for a file, each once: those for some files before those for all.
 * @param file the path of the file below the project
 */
export function offEntriesFor(project: ParsedDocument, file: string): ReadonlyMap<string, JsonPath> {
  let entries = byDocument.get(project);
  if (entries === undefined) byDocument.set(project, (entries = offEntriesIn(project.value)));
  const found = new Map<string, JsonPath>();
  for (const { levels, globs, rules } of entries) {
    if (globs?.some((glob) => glob.matches(file)) === false) continue;
    for (const rule of rules) if (!found.has(rule)) found.set(rule, [...levels, rule]);
  }
  return found;
}

function offEntriesIn(value: unknown): readonly OffEntry[] {
  const overrides = valueAt(value, ['overrides']);
  const ofFiles = isPlainArray(overrides)
    ? overrides.map((_, index): OffEntry => {
        const files = valueAt(value, ['overrides', index, 'files']);
        const levels = ['overrides', index, 'rules'];
        return { levels, globs: globsIn(files), rules: rulesOffAt(value, levels) };
      })
    : [];
  return [...ofFiles.reverse(), { levels: ['rules'], globs: undefined, rules: rulesOffAt(value, ['rules']) }];
}

function globsIn(files: unknown): readonly Glob[] {
  return (isPlainArray(files) ? files : []).flatMap((glob) =>
    typeof glob === 'string' ? [parseFileGlob(glob)] : [],
  );
}

function rulesOffAt(value: unknown, levels: JsonPath): ReadonlySet<string> {
  return new Set(namesIn(value, levels).filter((rule) => valueAt(value, [...levels, rule]) === 'off'));
}

/** Removes the level of a rule, which is at a path in a project file, and what says nothing without it. */
export function withoutLevel(value: unknown, path: JsonPath): readonly EditOperation[] {
  const levels = path.slice(0, -1);
  if (namesIn(value, levels).length > 1) return [remove(path)];
  const [top, index] = path;
  if (top !== 'overrides' || typeof index !== 'number') return [remove(levels)];
  // An override that only names files sets nothing.
  return namesIn(value, [top, index]).some((name) => name !== 'files' && name !== 'rules')
    ? [remove(levels)]
    : removeElements(value, [top], [index]);
}

function namesIn(value: unknown, path: JsonPath): readonly string[] {
  const found = valueAt(value, path);
  return isPlainObject(found) ? Object.keys(found) : [];
}
