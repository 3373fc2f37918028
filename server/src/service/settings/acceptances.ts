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
  let byFile = byDocument.get(project);
  if (byFile === undefined) byDocument.set(project, (byFile = groupByFile(project)));
  return (byFile.get(file) ?? []).filter(
    ({ rule, path }) => rule === finding.rule && (path === undefined || path === finding.path),
  );
}

function groupByFile({ value }: ParsedDocument): ReadonlyMap<string, readonly Acceptance[]> {
  const byFile = new Map<string, Acceptance[]>();
  const baseline = valueAt(value, ['baseline']);
  for (const [index, entry] of (isPlainArray(baseline) ? baseline : []).entries()) {
    if (!isPlainObject(entry)) continue;
    const [file, rule, path] = ['file', 'rule', 'path'].map((name) => memberAt(entry, name));
    if (typeof file !== 'string' || typeof rule !== 'string') continue;
    if (path !== undefined && typeof path !== 'string') continue;
    for (const name of namesOf(file)) addTo(byFile, name, { index, rule, path });
  }
  return byFile;
}

/** The names under which an entry’s file is known. Outside Windows, a name may contain a backslash. */
export function namesOf(file: string): ReadonlySet<string> {
  return new Set([file, normalizedFile(file) ?? file]);
}
