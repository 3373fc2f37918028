import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, context, type BuildOptions, type Plugin } from 'esbuild';
import { withoutFetch } from './withoutFetch';

const root = join(__dirname, '..');
const production = process.argv.includes('--production');

/**
 * Puts the data of the catalogue into a program as text, and parses a file when it is first required. As literals all
 * of them would be read at each start: the data are a third of the program, and most runs need few of the consumers.
 */
const dataAsText: Plugin = {
  name: 'data-as-text',
  setup(programBuild) {
    programBuild.onLoad({ filter: /[\\/]catalogue[\\/]data[\\/].*\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

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
  plugins: [dataAsText],
};

const programs: readonly BuildOptions[] = [
  {
    ...shared,
    entryPoints: ['client/src/node/extension.ts'],
    outfile: 'dist/client/extension.js',
    external: ['vscode'],
  },
  {
    // Without Node: for VS Code in a browser, where the server is a worker.
    ...shared,
    platform: 'browser',
    conditions: ['browser'],
    external: ['vscode'],
    entryPoints: { extension: 'client/src/browser/extension.ts' },
    outdir: 'dist/web',
  },
  {
    ...shared,
    platform: 'browser',
    conditions: ['browser'],
    format: 'iife',
    entryPoints: { languageServer: 'server/src/browser/main.ts' },
    outdir: 'dist/web',
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
    banner: { js: '#!/usr/bin/env node' },
  },
];

/** `npm run build`: bundles the extension and both programs; `--watch` keeps at it, `--production` minifies. */
async function main(): Promise<void> {
  if (process.argv.includes('--watch')) {
    for (const program of programs) await (await context({ ...program, logLevel: 'info' })).watch();
    return;
  }
  for (const folder of ['client', 'server', 'web'])
    rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  await Promise.all(programs.map((program) => build(program)));
  for (const program of ['cli', 'languageServer'])
    chmodSync(join(root, 'dist', 'server', `${program}.js`), 0o755);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
