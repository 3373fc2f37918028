import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, context, type BuildOptions, type Plugin } from 'esbuild';
import { billOfMaterials, bundledPackages, licenseNotices, sourcesOf } from './bundledPackages';
import { dataBeside } from './dataBeside';
import { forBothHosts } from './forBothHosts';
import { copyIntoDevelopmentFolder, writeDevelopmentFolder } from './extensionManifest';
import { libraryPrograms, writeDeclarations } from './libraryProgram';
import { builtinOnDemand, onDemand, packageOnDemand } from './onDemand';
import { oneNamespace, onlyImported } from './oneNamespace';
import { pagesProgram } from './packedPages';
import { extension, npmPackage } from './recipients';
import { withoutFetch } from './withoutFetch';
import { withoutJsonSchema } from './withoutJsonSchema';
import { withoutServerFeatures } from './withoutServerFeatures';
import { withoutSubprograms } from './withoutSubprograms';
import { withoutUnusedFeatures } from './withoutUnusedFeatures';
import { wasmBeside } from './wasmBeside';
import { withoutVersionCheck } from './withoutVersionCheck';

const root = join(__dirname, '..');
const {
  values: { production, watch, out },
} = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    out: { type: 'string', default: join(root, 'dist') },
  },
});
const folder = resolve(out);
const libraryFolder = join(folder, 'library');

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

const copiedForDevelopment: Plugin = {
  name: 'copied-for-development',
  setup(programBuild) {
    programBuild.onEnd(() => copyIntoDevelopmentFolder());
  },
};

/** Several programs share it, few runs need it, and its WebAssembly is large. */
const zstdBeside = onDemand(/^zstddec(?:\/stream)?$/, './zstd.js', ['ZSTDDecoder']);

/** Modules of Node that few documents need. */
const rareBuiltins = [
  'crypto',
  'fs/promises',
  'stream/promises',
  'timers/promises',
  'worker_threads',
  'zlib',
].map(builtinOnDemand);

/** What most documents do not need: they are valid JSON, and Node.js itself hashes files. */
const rarelyUsed = ['@noble/hashes/blake3.js', '@noble/hashes/sha2.js', 'jsonc-parser'].map(packageOnDemand);

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
  charset: 'utf8',
  // The notices of all packages are in one file.
  legalComments: 'none',
  plugins: [dataAsText],
};

const serverPlugins = [dataAsText, zstdBeside, withoutJsonSchema];

/** A program of Node that reaches no network, in the folder of the server. */
const serverProgram: BuildOptions = {
  ...shared,
  ...withoutFetch,
  // A single character beyond ASCII would make Node.js decode the whole program, and keep two bytes for each character of it.
  charset: 'ascii',
  plugins: serverPlugins,
};
const serverFolder = join(folder, 'server');
const banner = { js: '#!/usr/bin/env node' };

const programs: readonly BuildOptions[] = [
  pagesProgram(join(root, 'docs'), folder),
  {
    ...shared,
    ...forBothHosts(root, join(folder, 'client', 'extension.js'), {
      sources: 'client/src',
      file: 'extension',
      exported: 'activate',
    }),
    plugins: [dataAsText, oneNamespace('vscode'), withoutUnusedFeatures, withoutVersionCheck],
    external: ['vscode'],
  },
  {
    ...shared,
    // The programs of pages. The client puts them into the pages, so there are no files for maps.
    platform: 'browser',
    format: 'iife',
    sourcemap: false,
    entryPoints: {
      explanation: 'client/src/explanation/page/main.ts',
      layoutGraph: 'client/src/layoutGraph/page/main.ts',
    },
    outdir: join(folder, 'client'),
  },
  {
    ...serverProgram,
    plugins: [wasmBeside(serverFolder)],
    entryPoints: { zstd: 'zstddec/stream' },
    outdir: serverFolder,
  },
  {
    ...serverProgram,
    plugins: [zstdBeside],
    entryPoints: { verifyWorker: 'server/src/files/verifyWorker.ts' },
    outdir: serverFolder,
  },
  ...libraryPrograms(libraryFolder, shared),
  {
    ...serverProgram,
    // A page starts it as a worker.
    ...forBothHosts(root, join(serverFolder, 'languageServerProgram.js'), {
      sources: 'server/src',
      file: 'main',
    }),
    plugins: [
      ...serverPlugins,
      onlyImported('vscode-languageserver', join(root, 'server', 'src')),
      withoutServerFeatures,
      ...['child_process', 'os'].map(builtinOnDemand),
      ...rareBuiltins,
    ],
  },
  {
    ...serverProgram,
    banner,
    plugins: [],
    entryPoints: {
      cli: 'server/src/start/cli.ts',
      languageServer: 'server/src/start/languageServer.ts',
    },
    outdir: serverFolder,
  },
  {
    ...serverProgram,
    // It is started for each command, and reads few of the data. In the package of the extension, where it is not, files
    // beside a program would take more room.
    plugins: [
      dataBeside(serverFolder),
      zstdBeside,
      withoutJsonSchema,
      withoutSubprograms,
      ...rareBuiltins,
      ...rarelyUsed,
    ],
    entryPoints: { cliProgram: 'server/src/cli/main.ts' },
    outdir: serverFolder,
  },
];

function versionOf(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * `npm run build`: bundles the extension, both programs, the library, and the pages that the extension shows. Beside them, it
 * writes the declarations of the library, and the notices and the bill of materials of the extension and of the npm package.
 * `--watch` rebuilds on changes, and `--out` names another folder than `dist`. `--production` minifies, and leaves out the
 * folder of the extension for development.
 */
async function main(): Promise<void> {
  if (!production) writeDevelopmentFolder();
  if (watch) {
    for (const program of programs) {
      const plugins = [...(program.plugins ?? []), copiedForDevelopment];
      await (await context({ ...program, plugins, logLevel: 'info' })).watch();
    }
    return;
  }
  for (const name of ['client', 'library', 'server'])
    rmSync(join(folder, name), { recursive: true, force: true });
  const results = await Promise.all(programs.map((program) => build({ ...program, metafile: true })));
  if (!production) copyIntoDevelopmentFolder();
  const metafiles = results.map(({ metafile }) => metafile);
  for (const { has, notices, billOfMaterials: bill } of [extension, npmPackage]) {
    const packages = bundledPackages(root, sourcesOf(metafiles, relative(root, folder), has));
    writeFileSync(join(folder, notices), licenseNotices(packages));
    writeFileSync(join(folder, bill), billOfMaterials(packages, versionOf()));
  }
  writeDeclarations(root, libraryFolder);
  for (const program of ['cli', 'languageServer']) chmodSync(join(folder, 'server', `${program}.js`), 0o755);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
