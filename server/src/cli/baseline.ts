import { isUtf8 } from 'node:buffer';
import { realpath } from 'node:fs/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  applyOffsetEdits,
  type EditOperation,
  findValue,
  type JsonValue,
  type ParsedDocument,
  parseDocument,
  planEdits,
} from '#service';
import { largestProjectFileInBytes } from '#schemas/limits';
import { counted } from '#schemas/prose';
import { readRegularFile, reasonOf, UnreadableFile } from '#files/regularFile';
import { withLock } from './fileLock';
import { InputError } from './inputError';
import { writeFileWhole } from './writeFileWhole';

/** A finding that a project accepts, as its file has it. */
export interface BaselineEntry {
  /** Relative to the folder of the project file. */
  readonly file: string;
  readonly rule: string;
  /** Where in the file; anywhere when absent. */
  readonly path?: string;
}

/**
 * Adds findings to the baseline of a project file, which is made where there is none. Runs that do so at the same time
 * wait for each other.
 * @throws InputError when the file is not a JSON object, or cannot be read or written
 */
export async function addToBaseline(path: string, entries: readonly BaselineEntry[]): Promise<void> {
  try {
    // Whoever comes by a link must wait for those who come by another.
    const target = await realpath(path).catch(() => path);
    await withLock(target, () => changeBaseline(path, target, entries));
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

async function changeBaseline(
  path: string,
  target: string,
  entries: readonly BaselineEntry[],
): Promise<void> {
  const before = await readIfPresent(path);
  // Decoding and writing again would replace the other bytes.
  if (before !== undefined && !isUtf8(before))
    throw new InputError(`${path} was not changed: it is not valid UTF-8.`);
  const text = before?.toString('utf8') ?? '{\n}\n';
  const changed = withBaseline(text, entries);
  if (changed === undefined)
    throw new InputError(
      `${path} was not changed: it must be a JSON object, and its "baseline" must be an array.`,
    );
  if (changed === text) return;
  if (Buffer.byteLength(changed) > largestProjectFileInBytes)
    throw new InputError(
      `${path} was not changed: it would have more than ${counted(largestProjectFileInBytes, 'byte')}, and a project file of that size is not read.`,
    );
  await writeFileWhole(target, changed, before);
}

/**
 * The text of a project file with findings added to its baseline: sorted, each once, and with all else as it
 * was. Undefined when the text is no JSON object, or has a baseline that is no list.
 */
export function withBaseline(text: string, entries: readonly BaselineEntry[]): string | undefined {
  const document = parse(text);
  const { root, complete } = document.syntax;
  if (root?.type !== 'object' || !complete) return undefined;
  const value = (document.value as { readonly baseline?: unknown }).baseline ?? [];
  if (!Array.isArray(value)) return undefined;
  const present = value as readonly JsonValue[];
  const keys = new Set(present.map(keyOf));
  const added = entries.filter((entry) => {
    const isNew = !keys.has(keyOf(entry));
    keys.add(keyOf(entry));
    return isNew;
  });
  if (added.length === 0) return text;
  // Comments inside the list would be lost if it were written anew.
  if (hasCommentsInBaseline(document)) return apply(document, appended(added.sort(compare), present.length));
  const sorted = [...present, ...(added as unknown as JsonValue[])].sort(compare);
  return apply(document, [{ op: 'set', path: ['baseline'], value: sorted }]);
}

function appended(entries: readonly BaselineEntry[], length: number): EditOperation[] {
  return entries.map((entry, index) => ({
    op: 'set',
    path: ['baseline', length + index],
    value: entry as unknown as JsonValue,
  }));
}

function hasCommentsInBaseline({ syntax: { root, problems } }: ParsedDocument): boolean {
  const list = findValue(root, ['baseline']);
  if (list === undefined) return false;
  const end = list.offset + list.length;
  return problems.some(
    ({ problem, offset }) => problem === 'comment' && offset > list.offset && offset < end,
  );
}

function apply(document: ParsedDocument, operations: readonly EditOperation[]): string | undefined {
  const edits = planEdits(document, operations);
  return edits === undefined ? undefined : applyOffsetEdits(document.text, edits);
}

function parse(text: string): ParsedDocument {
  return parseDocument(TextDocument.create('project:', 'jsonc', 0, text), 'project-configuration');
}

function compare(a: unknown, b: unknown): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Entries are the same, and are sorted, by file, rule and path; what else is in them is for people. */
function keyOf(entry: unknown): string {
  const { file, rule, path } = (entry ?? {}) as Partial<Record<keyof BaselineEntry, unknown>>;
  return [file, rule, path].map((part) => (typeof part === 'string' ? part : '')).join('\u0000');
}

async function readIfPresent(path: string): Promise<Buffer | undefined> {
  try {
    return await readRegularFile(path, largestProjectFileInBytes);
  } catch (error) {
    if (error instanceof UnreadableFile && error.code === 'ENOENT') return undefined;
    throw new InputError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}
