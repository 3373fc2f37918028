import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, fileTypeOf } from '#files/regularFile';
import { InputError } from './inputError';
import { whileThere } from './leftBehind';

/** A lock is held for the time that it takes to read, change and write one file; an older one was left behind. */
const staleAfterMilliseconds = 20_000;

const giveUpAfterMilliseconds = 60_000;

/**
 * Does something while no other run of this program does it to the same file: a file beside it with `.lock` at the end
 * says so.
 * @throws InputError when another run does not end, or when there is something else with the name of the lock
 */
export async function withLock<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  const lock = `${path}.lock`;
  await acquire(lock);
  return whileThere(lock, async () => {
    try {
      return await act();
    } finally {
      await rm(lock, { force: true });
    }
  });
}

async function acquire(lock: string): Promise<void> {
  const end = Date.now() + giveUpAfterMilliseconds;
  while (!(await create(lock))) {
    if (await isStale(lock)) await takeAway(lock);
    else if (Date.now() > end) throw new InputError(`another run is still using the lock file ${lock}.`);
    else await wait(5 + Math.random() * 25);
  }
}

async function create(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx')).close();
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(lock: string): Promise<boolean> {
  // What a link leads to, or that it leads nowhere, says nothing about a run.
  const found = await lstat(lock).catch(() => undefined);
  if (found === undefined) return false;
  if (!found.isFile())
    throw new InputError(
      `${lock} is ${fileTypeOf(found)}, but it must be a file, which marks a run in progress. Remove it.`,
    );
  return Date.now() - found.mtimeMs > staleAfterMilliseconds;
}

/** Of several runs that see the same old lock, one can rename it; the others find it gone. */
async function takeAway(lock: string): Promise<void> {
  const aside = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  await rm(aside, { force: true });
}
