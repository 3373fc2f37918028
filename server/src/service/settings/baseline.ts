import { compareCodeUnits } from '#schemas/codeUnits';
import { isPlainArray, isPlainObject, memberAt } from '#schemas/plainData';
import { findValue } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import { insert, type JsonValue } from '#service/edits/operations';
import { setInOrder } from '#service/oci/setInOrder';
import { changeProject, parseProject } from './projectText';

/** A finding that a project accepts, as its file has it. */
export interface BaselineEntry {
  /** Relative to the folder of the project file. */
  readonly file: string;
  readonly rule: string;
  /** Where in the file; anywhere when absent. */
  readonly path?: string;
}

/**
 * The text of a project file with findings added to its baseline, each once, and all else as it was. A sorted list stays
 * sorted. Undefined when the text is no JSON object, or has a baseline that is no list.
 */
export function withBaseline(text: string, entries: readonly BaselineEntry[]): string | undefined {
  const document = parseProject(text);
  if (document === undefined) return undefined;
  const written = valueAt(document.value, ['baseline']);
  const present = written === undefined ? [] : written;
  if (!isPlainArray(present)) return undefined;
  const keys = present.map(keyOf);
  const known = new Set(keys);
  const added = entries
    .filter((entry) => {
      const isNew = !known.has(keyOf(entry));
      known.add(keyOf(entry));
      return isNew;
    })
    .sort((a, b) => compareCodeUnits(keyOf(a), keyOf(b)));
  if (added.length === 0) return text;
  if (written === undefined)
    return changeProject(document, [setInOrder('project-configuration', ['baseline'], added.map(asJson))]);
  // A comment belongs to the entry that it is beside, and an entry must not come between the two.
  const isInOrder = isSorted(keys) && !hasCommentsInBaseline(document);
  let place = isInOrder ? 0 : keys.length;
  const operations = added.map((entry) => {
    while (place < keys.length && compareCodeUnits(keys[place] ?? '', keyOf(entry)) < 0) place++;
    return insert(['baseline', place], asJson(entry));
  });
  return changeProject(document, operations);
}

function asJson({ file, rule, path }: BaselineEntry): JsonValue {
  return path === undefined ? { file, rule } : { file, rule, path };
}

function hasCommentsInBaseline({ syntax: { root, problems } }: ParsedDocument): boolean {
  const list = findValue(root, ['baseline']);
  if (list === undefined) return false;
  const end = list.offset + list.length;
  return problems.some(
    ({ problem, offset }) => problem === 'comment' && offset > list.offset && offset < end,
  );
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || compareCodeUnits(keys[index - 1] ?? '', key) <= 0);
}

/** Entries are the same, and are sorted, by file, rule and path; what else is in them is for people. */
function keyOf(entry: unknown): string {
  const members = isPlainObject(entry) ? entry : {};
  return ['file', 'rule', 'path']
    .map((name) => memberAt(members, name))
    .map((part) => (typeof part === 'string' ? part : ''))
    .join('\u0000');
}
