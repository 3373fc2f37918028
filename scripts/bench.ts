import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { repositoryRoot } from './vscodeHost/paths';

/**
 * `npm run bench`: measures a bundle, as it is shipped. Code that is compiled while it is loaded has a wrapper
 * around each function, which would count against the side that is written in TypeScript here.
 */
const bundle = join(repositoryRoot, 'dist', 'bench', 'run.js');
buildSync({
  absWorkingDir: repositoryRoot,
  entryPoints: ['bench/run.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
process.exitCode = spawnSync(process.execPath, [bundle], { stdio: 'inherit' }).status ?? 1;
