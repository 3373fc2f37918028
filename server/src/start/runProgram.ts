import { createRequire } from 'node:module';
import { join } from 'node:path';
import { codeCacheFolder, loadWithCache } from './codeCache';

/**
 * Runs a program that is beside this one, with its code as it was compiled in a former run where there is such code.
 * @param name the name of the program’s file
 * @param keepLater is told how to keep the code, which costs some milliseconds, if it is not kept yet
 */
export function runProgram(name: string, keepLater: (keep: () => void) => void): void {
  const file = join(__dirname, name);
  const load = createRequire(__filename);
  const loaded = loadWithCache(file, { folder: codeCacheFolder(), user: process.getuid?.() });
  if (loaded === undefined) {
    load(file);
    return;
  }
  if (!loaded.isFromCache) keepLater(() => loaded.keep());
  const program = loaded.script.runInThisContext() as (...args: unknown[]) => void;
  const module = { exports: {} };
  program(module.exports, load, module, file, __dirname);
}
