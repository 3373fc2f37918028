import { isPlainArray, isPlainObject } from '#schemas/plainData';
import type { RuleLevel } from '#schemas/severity';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import { set, type EditOperation } from '#service/edits/operations';
import { setInOrder } from '#service/oci/setInOrder';

/**
 * What sets the level of a rule for one file in a project file; undefined where something else is at that place.
 * @param file the path of the file below the project
 */
export function levelInFile(
  { value }: ParsedDocument,
  file: string,
  rule: string,
  level: RuleLevel,
): EditOperation | undefined {
  const overrides = valueAt(value, ['overrides']);
  const glob = globOf(file);
  const entry = { files: [glob], rules: { [rule]: level } };
  if (overrides === undefined) return setInOrder('project-configuration', ['overrides'], [entry]);
  if (!isPlainArray(overrides)) return undefined;
  // Only the last entry overrides all others.
  const last = overrides.length - 1;
  if (!isForGlob(valueAt(overrides, [last]), glob)) return set(['overrides', overrides.length], entry);
  const rules = valueAt(overrides, [last, 'rules']);
  if (rules !== undefined && !isPlainObject(rules)) return undefined;
  return rules === undefined
    ? set(['overrides', last, 'rules'], { [rule]: level })
    : set(['overrides', last, 'rules', rule], level);
}

/** Tells whether an entry of `overrides` is for a glob only. */
export function isForGlob(entry: unknown, glob: string): boolean {
  const files = valueAt(entry, ['files']);
  return isPlainArray(files) && files.length === 1 && files[0] === glob;
}

/** The glob that fits one file. Without a slash, it would fit files of that name in other folders too. */
export function globOf(file: string): string {
  const literal = file.replace(/[\\*?[\]{}!]|[+@](?=\()/g, String.raw`\$&`);
  return literal.includes('/') ? literal : `/${literal}`;
}
