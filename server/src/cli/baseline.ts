import { isUtf8 } from 'node:buffer';
import { realpath } from 'node:fs/promises';
import { type BaselineEntry, withBaseline } from '#service';
import { largestProjectFileInBytes } from '#schemas/limits';
import { counted } from '#schemas/prose';
import { readRegularFile, reasonOf, UnreadableFile } from '#files/regularFile';
import { withLock } from './fileLock';
import { InputError } from './inputError';
import { writeFileWhole } from './writeFileWhole';

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

async function readIfPresent(path: string): Promise<Buffer | undefined> {
  try {
    return await readRegularFile(path, largestProjectFileInBytes);
  } catch (error) {
    if (error instanceof UnreadableFile && error.code === 'ENOENT') return undefined;
    throw new InputError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}
