import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { codeCacheFolder, loadWithCache } from './codeCache';

/**
 * Runs a program that is beside this one, with its code as it was compiled in a former run where there is such code.
 * @param name the name of the program’s file
 * @param keepLater is told how to keep the code, which costs some milliseconds, if it is not kept yet
 */
export function runProgram(name: string, keepLater: (keep: () => void) => void): void {
  const folder = dirname(ownPath());
  const file = join(folder, name);
  const load = createRequire(file);
  const loaded = loadWithCache(file, { folder: codeCacheFolder(), user: process.getuid?.() });
  if (loaded === undefined) {
    load(file);
    return;
  }
  if (!loaded.isFromCache) keepLater(() => loaded.keep());
  const program = loaded.script.runInThisContext() as (...args: unknown[]) => void;
  const module = { exports: {} };
  program(module.exports, load, module, file, folder);
}

/** Package managers link programs, and with `--preserve-symlinks-main` Node.js does not tell where a link leads. */
function ownPath(): string {
  try {
    return realpathSync.native(__filename);
  } catch {
    // Windows cannot say it of some RAM disks (libuv, docs/src/fs.rst, `uv_fs_realpath`).
    return __filename;
  }
}
