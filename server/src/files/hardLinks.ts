import { randomBytes } from 'node:crypto';
import { chmod, chown, constants, copyFile, lstat, rename, rm, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stampOf } from './stamp';

/**
 * Gives a file that has hard links a content of its own, so that what is written to it afterward does not change the
 * others. Mode, owner and time stay: an editor that has the file open takes it for unchanged. What another program writes
 * meanwhile is not lost: the file stays as it is then.
 * @throws Error where that cannot be done
 */
export async function separateFromLinks(path: string): Promise<void> {
  const found = await lstat(path, { bigint: true });
  if (!found.isFile() || found.nlink < 2n) return;
  const { mode, uid, gid, atimeMs, mtimeMs } = await lstat(path);
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await copyFile(path, beside, constants.COPYFILE_EXCL);
    // Only the superuser may give a file to another user.
    await chown(beside, uid, gid).catch(() => undefined);
    await chmod(beside, mode & 0o7777);
    await utimes(beside, atimeMs / 1000, mtimeMs / 1000);
    if (stampOf(await lstat(path, { bigint: true })) !== stampOf(found))
      throw new Error('another program has changed the file in the meantime');
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
