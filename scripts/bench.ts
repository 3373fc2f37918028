import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { ensureEmbeddedVscode } from './vscodeHost/embeddedVscode';
import { runProgram } from './vscodeHost/interruption';
import { repositoryRoot } from './vscodeHost/paths';

/**
 * `npm run bench`: measures bundles, as they are shipped, beside the JSON server of the embedded VS Code, which is
 * installed unless it is there. Code that is compiled while it is loaded has a wrapper around each function, which would
 * count against the side that is written in TypeScript here.
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

void runProgram(async (interrupted) => {
  const { server } = await ensureEmbeddedVscode(interrupted);
  const jsonServer = join(
    server,
    '../../extensions/json-language-features/server/dist/node/jsonServerMain.js',
  );
  const node = (...args: string[]): number =>
    spawnSync(process.execPath, args, { cwd: repositoryRoot, stdio: 'inherit' }).status ?? 1;
  return (
    node('--import', 'tsx', 'scripts/build.ts', '--production') ||
    node(bundle, join(repositoryRoot, 'dist', 'server'), jsonServer)
  );
});
