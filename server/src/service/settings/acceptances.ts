import { addTo } from '#schemas/groups';
import { isPlainArray, isPlainObject, memberAt } from '#schemas/plainData';
import { normalizedFile } from '#schemas/values/relativeFile';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';

/** A finding that the project accepts. */
export interface Accepted {
  readonly rule: string;
  /** Where, as paths are written for people; anywhere when undefined. */
  readonly path: string | undefined;
}

/** An entry of a baseline, by its place in the list. */
export interface Acceptance extends Accepted {
  readonly index: number;
}

const byDocument = new WeakMap<ParsedDocument, ReadonlyMap<string, readonly Acceptance[]>>();

/**
 * The entries of a project file that accept a finding, in their order.
 * @param project the text of the project file
 * @param file the path of the file that the finding is in, below the folder of the project
 * @param path where the finding is, as paths are written for people
 */
export function acceptancesOf(
  project: ParsedDocument,
  file: string | undefined,
  finding: { readonly rule: string; readonly path: string },
): readonly Acceptance[] {
  if (file === undefined) return [];
  return entriesFor(project, file).filter(
    ({ rule, path }) => rule === finding.rule && (path === undefined || path === finding.path),
  );
}

/**
 * The places in the baseline of the entries that have to go so that nothing is accepted that one of them accepts. Undefined
 * where the entry accepts nothing, and where another entry accepts more: it would still accept the same.
 */
export function acceptedAlike(project: ParsedDocument, index: number): readonly number[] | undefined {
  const entry = readEntry(valueAt(project.value, ['baseline', index]));
  if (entry === undefined) return undefined;
  const { file, rule, path } = entry;
  const ofRule = entriesFor(project, normalizedFile(file) ?? file).filter((other) => other.rule === rule);
  if (path !== undefined && ofRule.some((other) => other.path === undefined)) return undefined;
  return ofRule.filter((other) => path === undefined || other.path === path).map((other) => other.index);
}

function entriesFor(project: ParsedDocument, file: string): readonly Acceptance[] {
  let byFile = byDocument.get(project);
  if (byFile === undefined) byDocument.set(project, (byFile = groupByFile(project)));
  return byFile.get(file) ?? [];
}

function groupByFile({ value }: ParsedDocument): ReadonlyMap<string, readonly Acceptance[]> {
  const byFile = new Map<string, Acceptance[]>();
  const baseline = valueAt(value, ['baseline']);
  for (const [index, entry] of (isPlainArray(baseline) ? baseline : []).entries()) {
    const accepted = readEntry(entry);
    if (accepted === undefined) continue;
    const { file, rule, path } = accepted;
    for (const name of namesOf(file)) addTo(byFile, name, { index, rule, path });
  }
  return byFile;
}

/** What an entry of a baseline accepts; undefined for one that accepts nothing. */
function readEntry(entry: unknown): (Accepted & { readonly file: string }) | undefined {
  if (!isPlainObject(entry)) return undefined;
  const [file, rule, path] = ['file', 'rule', 'path'].map((name) => memberAt(entry, name));
  if (typeof file !== 'string' || typeof rule !== 'string') return undefined;
  return path === undefined || typeof path === 'string' ? { file, rule, path } : undefined;
}

/** The names under which an entry’s file is known. Outside Windows, a name may contain a backslash. */
export function namesOf(file: string): ReadonlySet<string> {
  return new Set([file, normalizedFile(file) ?? file]);
}
