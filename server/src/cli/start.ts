import { createRequire } from 'node:module';
import { join } from 'node:path';
import { codeCacheFolder, loadWithCache } from './codeCache';

/** The program itself, whose code is kept compiled, because compiling it takes a quarter of a short run. */
const file = join(__dirname, 'cliProgram.js');

const load = createRequire(__filename);
const loaded = loadWithCache(file, { folder: codeCacheFolder(), user: process.getuid?.() });
if (loaded === undefined) load(file);
else {
  const program = loaded.script.runInThisContext() as (...args: unknown[]) => void;
  process.once('exit', (exitCode) => {
    // By then, what a run needs is compiled. Of other commands, and of runs that failed or only print help, that is little.
    const [, , command, ...rest] = process.argv;
    if (exitCode < 2 && command === 'lint' && !rest.some((word) => word === '-h' || word === '--help'))
      loaded.keep();
  });
  const module = { exports: {} };
  program(module.exports, load, module, file, __dirname);
}
