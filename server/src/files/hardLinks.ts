import { randomBytes } from 'node:crypto';
import { chmod, chown, constants, copyFile, lstat, rename, rm, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Gives a file that has hard links a content of its own, so that what is written to it afterward does not change the
 * others. Mode, owner and time stay: an editor that has the file open takes it for unchanged.
 * @throws Error where that cannot be done
 */
export async function separateFromLinks(path: string): Promise<void> {
  const found = await lstat(path);
  if (!found.isFile() || found.nlink < 2) return;
  const { mode, uid, gid, atimeMs, mtimeMs } = found;
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await copyFile(path, beside, constants.COPYFILE_EXCL);
    // Only the superuser may give a file to another user.
    await chown(beside, uid, gid).catch(() => undefined);
    await chmod(beside, mode & 0o7777);
    await utimes(beside, atimeMs / 1000, mtimeMs / 1000);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
