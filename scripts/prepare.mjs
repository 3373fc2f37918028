// npm runs this before it packs a clone of the repository, as for `npm install git+https://…` and for pre-commit, and it
// packs no programs that are not built. It runs this after `npm ci` as well, and where a package that was unpacked is
// linked, so this is part of the package and does nothing if the programs are there.
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// With `--global`, npm 11 installs what the build needs elsewhere than in the clone: https://github.com/npm/pacote/pull/494
const isGlobal = process.env.npm_config_global === 'true';
const isInstalled = existsSync('node_modules/tsx');

if (!existsSync('dist/server/cli.js') && (isInstalled || isGlobal)) {
  if (!isInstalled) run('npm ci --include=dev --ignore-scripts --no-audit --no-fund');
  run('npm run build -- --production');
}

function run(command) {
  execSync(command, { stdio: 'inherit', env: { ...process.env, npm_config_global: 'false' } });
}
