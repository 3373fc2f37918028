// The entry of `npm start` and `npm test` on a fresh clone, so it may use nothing but Node itself: it installs
// what the project needs, and then runs the program proper.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const programs = { start: 'scripts/start.ts', test: 'scripts/testAll.ts' };

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or later is required. This is Node ${process.version}.`);
  process.exit(1);
}

const program = programs[process.argv[2]];
if (program === undefined) {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(programs).join(' | ')}`);
  process.exit(2);
}

if (!isInstalled()) {
  console.log('Installing the npm packages …');
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
}
run(process.execPath, [
  createRequire(import.meta.url).resolve('tsx/cli'),
  join(root, program),
  ...process.argv.slice(3),
]);

/** npm keeps what it installed in a lockfile of its own; when it names other versions, the install is stale. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const has = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wants = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wants).every(
    ([path, { version, optional }]) => path === '' || optional === true || has[path]?.version === version,
  );
}

function run(command, args) {
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: command.endsWith('.cmd'),
  });
  if (error !== undefined) console.error(error.message);
  if (status !== 0) process.exit(status ?? (signal === null ? 1 : 130));
}
