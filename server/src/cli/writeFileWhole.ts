import { randomBytes } from 'node:crypto';
import { access, chmod, chown, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, readRegularFile, UnreadableFile } from '#files/regularFile';
import { whileThere } from './leftBehind';

/** A file that is not written because somebody else has changed it meanwhile. */
export class ChangedMeanwhile extends Error {
  constructor() {
    super('another program has changed it in the meantime');
  }
}

/**
 * Writes a file whole or not at all: the content goes to a file beside it, which then takes its place. The mode stays, and
 * a link keeps leading to the file.
 * @param before what the file contains, or undefined where there is none
 * @throws ChangedMeanwhile when it contains something else by now
 */
export async function writeFileWhole(
  path: string,
  content: string | Uint8Array,
  before: Buffer | undefined,
): Promise<void> {
  const target = before === undefined ? path : await realpath(path);
  const mode = before === undefined ? undefined : await writableMode(target);
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  await whileThere(beside, async () => {
    try {
      const handle = await open(beside, 'wx', 0o666);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (mode !== undefined) await keepOwner(target, beside, mode);
      await requireUnchanged(target, before);
      await rename(beside, target);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  });
}

/**
 * Tells before anything is written whether a file can be written, or, where there is none, its folder.
 * @throws Error that says why it cannot
 */
export async function requireWritable(path: string, isThere: boolean): Promise<void> {
  const target = isThere ? await realpath(path) : path;
  if (isThere) await writableMode(target);
  await requireWritableFolder(dirname(target));
}

/** The same for what changes in a folder only, as when a file is renamed or deleted. */
export async function requireWritableFolder(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    // It is made when it is needed.
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await requireWritableFolder(dirname(folder));
  }
}

/** The mode of a file. Its folder alone decides whether it can be replaced, so the file itself is asked first. */
async function writableMode(path: string): Promise<number> {
  const { mode } = await stat(path);
  // The superuser may write everything, but the author has said that nobody should.
  if ((mode & 0o222) === 0) throw new UnreadableFile('the file is read-only');
  await access(path, constants.W_OK);
  return mode & 0o7777;
}

async function keepOwner(target: string, beside: string, mode: number): Promise<void> {
  const { uid, gid } = await stat(target);
  // Only the superuser may give a file to another user; for everybody else, their own file is the usual case.
  await chown(beside, uid, gid).catch(() => undefined);
  await chmod(beside, mode);
}

async function requireUnchanged(path: string, before: Buffer | undefined): Promise<void> {
  const now = await readRegularFile(path, before?.length ?? 0).catch((error: unknown) => {
    if (error instanceof UnreadableFile && error.code === 'ENOENT') return undefined;
    throw error instanceof UnreadableFile && error.code === undefined ? new ChangedMeanwhile() : error;
  });
  const isSame = now === undefined || before === undefined ? now === before : now.equals(before);
  if (!isSame) throw new ChangedMeanwhile();
}
