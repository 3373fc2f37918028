import assert from 'node:assert/strict';
import { isBuiltin } from 'node:module';
import { build, type Metafile } from 'esbuild';
import { describe, it } from 'mocha';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { withoutFetch } from '#scripts/withoutFetch';

/** What reaches the network. */
const network = [
  'net',
  'http',
  'https',
  'http2',
  'tls',
  'dgram',
  'dns',
  'dns/promises',
  'undici',
  'inspector',
];

/** Who may join client and server, which listen on this machine only. */
const transports: Readonly<Record<string, readonly string[]>> = {
  'client/src/node/extension.ts': ['vscode-jsonrpc/lib/node/main.js'],
  'client/src/layoutGraph/page/main.ts': [],
  'server/src/node/main.ts': ['server/src/node/connect.ts', 'vscode-jsonrpc/lib/node/main.js'],
  'server/src/start/cli.ts': [],
  'server/src/start/languageServer.ts': [],
  'server/src/cli/main.ts': [],
  'server/src/files/verifyWorker.ts': [],
  'playground/page/main.ts': [],
  'playground/worker/main.ts': [],
};

/** A program with its libraries, as one text, and which of its modules import what reaches the network. */
async function bundle(entryPoint: string): Promise<{ code: string; importers: string[] }> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [entryPoint],
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    ...(entryPoint.startsWith('server/') ? withoutFetch : {}),
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const importers = Object.entries(metafile.inputs)
    .filter(([, { imports }]) => imports.some(isNetwork))
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  return { code: outputFiles.map(({ text }) => text).join('\n'), importers: importers.sort() };
}

function isNetwork({ path }: Metafile['inputs'][string]['imports'][number]): boolean {
  return isBuiltin(path) && network.includes(path.replace(/^node:/, ''));
}

describe('the network', () => {
  for (const [program, allowed] of Object.entries(transports))
    it(`is imported by nothing in ${program} but the transport`, async () => {
      const { code, importers } = await bundle(program);
      assert.deepEqual(importers, allowed);
      assert.doesNotMatch(code, /\bfetch\(|\bnew (?:WebSocket|XMLHttpRequest|EventSource)\b/);
    });
});
