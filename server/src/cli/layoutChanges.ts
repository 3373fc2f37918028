import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contentAfter, type FileChange, type Layout } from '#service';
import { readRegularFile, reasonOf } from '#files/regularFile';
import { withLock } from './fileLock';
import { InputError } from './inputError';
import { ChangedMeanwhile, requireWritable, requireWritableFolder, writeFileWhole } from './writeFileWhole';

const index = 'index.json';

/**
 * Carries out changes of a layout, in their order. Each file is written beside its place and renamed, so that a hard link to
 * it elsewhere keeps its content. Other programs that heed `index.json.lock`, as BuildKit does, wait meanwhile.
 * @param layout the layout as it was when the changes were planned; undefined for a new one
 * @throws InputError when another program is changing the layout, or has changed it since
 */
export async function changeLayout(
  directory: string,
  layout: Layout | undefined,
  changes: readonly FileChange[],
): Promise<void> {
  const lock = join(directory, `${index}.lock`);
  if (await exists(lock))
    throw new InputError(
      `${lock} says that another program is changing the layout. Nothing was written. Remove the file if no program is.`,
    );
  const work = async (): Promise<void> => {
    const before = layout?.contents.get(index);
    if (before?.type === 'file' && before.bytes !== undefined)
      await requireSame(join(directory, index), before.bytes);
    // What is changed first would stay if the rest failed.
    for (const change of changes) await requirePossible(directory, layout, change);
    for (const change of changes) await carryOut(directory, layout, change);
  };
  try {
    await withLock(join(directory, index), work);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${directory}: ${reasonOf(error)}.`);
  }
}

async function requireSame(path: string, before: Uint8Array): Promise<void> {
  const now = await readRegularFile(path, before.length).catch(() => undefined);
  if (now?.equals(before) !== true)
    throw new InputError(`${path} was not changed: ${new ChangedMeanwhile().message}. Nothing was written.`);
}

async function requirePossible(
  directory: string,
  layout: Layout | undefined,
  change: FileChange,
): Promise<void> {
  const path = join(directory, change.path);
  try {
    if (change.type === 'replace' || change.type === 'create')
      await requireWritable(path, layout?.contents.get(change.path)?.bytes !== undefined);
    else await requireWritableFolder(dirname(path));
    if (change.type === 'rename') await requireWritableFolder(dirname(join(directory, change.to)));
  } catch (error) {
    throw new InputError(`${path} was not changed: ${reasonOf(error)}. Nothing was written.`);
  }
}

async function carryOut(directory: string, layout: Layout | undefined, change: FileChange): Promise<void> {
  const path = join(directory, change.path);
  const before = layout?.contents.get(change.path)?.bytes;
  const after = contentAfter(change);
  try {
    if (change.type === 'rename') {
      const to = join(directory, change.to);
      await mkdir(dirname(to), { recursive: true });
      await rename(path, to);
    } else if (after === undefined) await rm(path, { force: true });
    else {
      await mkdir(dirname(path), { recursive: true });
      await writeFileWhole(path, after, before && Buffer.from(before));
    }
  } catch (error) {
    throw new InputError(`${path} was not changed: ${reasonOf(error)}.`);
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
