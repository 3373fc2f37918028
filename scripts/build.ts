import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, context, type BuildOptions } from 'esbuild';
import { dataBeside } from './dataBeside';
import { withoutFetch } from './withoutFetch';
import { withoutSubprograms } from './withoutSubprograms';

const root = join(__dirname, '..');
const production = process.argv.includes('--production');

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  // CommonJS, because the web extension host loads nothing else and the LSP packages are CommonJS.
  format: 'cjs',
  // jsonc-parser's UMD build, which `main` names, requires its parts in a way that bundlers cannot follow.
  mainFields: ['module', 'main'],
  sourcemap: !production,
  minify: production,
  logLevel: 'warning',
};

const programs: readonly BuildOptions[] = [
  {
    ...shared,
    entryPoints: ['client/src/node/extension.ts'],
    outfile: 'dist/client/extension.js',
    external: ['vscode'],
  },
  {
    ...shared,
    // The program of a page. The client puts it into the page, so there is no file for a map.
    platform: 'browser',
    format: 'iife',
    sourcemap: false,
    entryPoints: { layoutGraph: 'client/src/layoutGraph/page/main.ts' },
    outdir: 'dist/client',
  },
  {
    ...shared,
    ...withoutFetch,
    entryPoints: { verifyWorker: 'server/src/files/verifyWorker.ts' },
    outdir: 'dist/server',
  },
  {
    ...shared,
    ...withoutFetch,
    entryPoints: { languageServer: 'server/src/node/main.ts', cli: 'server/src/cli/main.ts' },
    outdir: 'dist/server',
    plugins: [dataBeside(join(root, 'dist', 'server')), withoutSubprograms],
    banner: { js: '#!/usr/bin/env node' },
  },
];

/** `npm run build`: bundles the extension and both programs; `--watch` keeps at it, `--production` minifies. */
async function main(): Promise<void> {
  if (process.argv.includes('--watch')) {
    for (const program of programs) await (await context({ ...program, logLevel: 'info' })).watch();
    return;
  }
  rmSync(join(root, 'dist', 'client'), { recursive: true, force: true });
  rmSync(join(root, 'dist', 'server'), { recursive: true, force: true });
  await Promise.all(programs.map((program) => build(program)));
  for (const program of ['cli', 'languageServer'])
    chmodSync(join(root, 'dist', 'server', `${program}.js`), 0o755);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
