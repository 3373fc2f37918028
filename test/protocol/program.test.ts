import assert from 'node:assert/strict';
import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, watch } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  IPCMessageReader,
  IPCMessageWriter,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { startStdioServer, type StdioServer } from '#helpers/stdioServer';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { unix } from '#helpers/skips';

const forbidNetwork = join(repositoryRoot, 'test', 'helpers', 'forbidNetwork.cjs');
const program = join(repositoryRoot, 'dist', 'server', 'languageServer.js');

/** A manifest with web addresses wherever it can have some. */
const linked = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    size: 2,
    urls: ['https://example.com/config', 'http://192.0.2.1/config'],
  },
  artifactType: 'application/vnd.example.thing.v1',
  layers: [],
  annotations: {
    'org.opencontainers.image.url': 'https://example.com',
    'org.opencontainers.image.source': 'https://example.com/repo.git',
    'org.opencontainers.image.base.name': 'registry.example.com/base:1',
  },
});

describe('oci-manifest-language-server', () => {
  unix('runs from a link, whether Node.js follows it or not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    try {
      const link = join(folder, 'oci-manifest-language-server');
      symlinkSync(program, link);
      for (const options of [
        [],
        ['--preserve-symlinks-main'],
        ['--preserve-symlinks-main', '--preserve-symlinks'],
      ]) {
        const { stdout, stderr } = spawnSync(process.execPath, [...options, link, '--help'], {
          encoding: 'utf8',
        });
        assert.deepEqual([stdout.slice(0, 6), stderr], ['Usage:', '']);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('keeps its compiled code once it has run for a while, and answers the same with it', async () => {
    const base = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    const folder = join(base, 'oci-manifest');
    const start = (): Promise<StdioServer> =>
      startStdioServer({ program, env: { ...process.env, XDG_CACHE_HOME: base } });
    try {
      const first = await start();
      const answer = await diagnosticsOf(first);
      const watcher = watch(folder);
      while (!readdirSync(folder).some((name) => name.endsWith('.code'))) await once(watcher, 'change');
      watcher.close();
      await first.stop();
      const second = await start();
      assert.deepEqual(await diagnosticsOf(second), answer);
      await second.stop();
    } finally {
      rmSync(base, { recursive: true });
    }
  });

  it('speaks the protocol over standard input and output', async () => {
    const server = spawn(process.execPath, [program, '--stdio']);
    const exited = once(server, 'exit');
    await converse(
      createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)),
    );
    assert.deepEqual(await exited, [0, null]);
  });

  it('speaks the protocol over the IPC of Node', async () => {
    const server = fork(program, ['--node-ipc'], { silent: true });
    const exited = once(server, 'exit');
    await converse(createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server)));
    assert.deepEqual(await exited, [0, null]);
  });

  it('says how it is to be started when it is started otherwise', () => {
    const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /^Usage: oci-manifest-language-server --stdio/);
  });

  for (const [args, problem] of [
    [['--socket=abc'], /--socket must be a port/],
    [['--socket=70000'], /--socket must be a port/],
    [['--socket', '0'], /--socket must be a port/],
    [['--socket'], /--socket must be a port/],
    [['--pipe='], /--pipe must be the name of a pipe/],
    [['--node-ipc'], /--node-ipc needs a parent process/],
    [['--stdio', '--socket=6009'], /only one of --stdio and --socket/],
  ] as const) {
    it(`says in one line what is wrong with ${args.join(' ')}`, () => {
      const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
      assert.equal(status, 2);
      assert.match(stderr, /^oci-manifest-language-server: .*\n$/);
      assert.match(stderr, problem);
    });
  }

  it('speaks the protocol over a socket and a pipe of a client that listens', async () => {
    for (const listener of [
      { port: 0, host: '127.0.0.1' },
      { path: join(tmpdir(), `oci-manifest-${process.pid}`) },
    ]) {
      const client = createServer();
      client.listen(listener);
      await once(client, 'listening');
      const address = client.address();
      assert(address !== null);
      const server = spawn(process.execPath, [
        program,
        typeof address === 'string' ? `--pipe=${address}` : `--socket=${address.port}`,
      ]);
      const exited = once(server, 'exit');
      const [socket] = (await once(client, 'connection')) as [Socket];
      await converse(
        createProtocolConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket)),
      );
      assert.deepEqual(await exited, [0, null]);
      client.close();
    }
  });

  for (const argument of ['--socket=1', `--pipe=${join(tmpdir(), 'oci-manifest-nobody')}`]) {
    it(`says in one line that nobody listens at ${argument.slice(0, 8)}`, () => {
      const { status, stderr } = spawnSync(process.execPath, [program, argument], { encoding: 'utf8' });
      assert.equal(status, 2);
      assert.match(stderr, /^oci-manifest-language-server: no client can be reached: .*\n$/);
    });
  }

  it('uses no network', async () => {
    const server = spawn(process.execPath, ['--require', forbidNetwork, program, '--stdio']);
    const told = text(server.stderr);
    await converse(
      createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)),
      useEverything,
    );
    assert.equal(await told, '');
  });
});

/** A whole session: opens a document with a mistake, waits for it to be noticed, and says good-bye. */
async function converse(
  connection: ProtocolConnection,
  use: (connection: ProtocolConnection) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const published = new Promise<PublishDiagnosticsParams>((resolve) => {
    connection.onNotification(PublishDiagnosticsNotification.type, resolve);
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // oxlint-disable-next-line typescript/no-deprecated -- the protocol still requires the member
    rootUri: null,
    capabilities: {},
  });
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {
      uri: 'file:///oci-layout',
      languageId: 'json',
      version: 1,
      text: '{ "imageLayoutVersion": "1.1.0" }',
    },
  });
  assert.deepEqual(
    (await published).diagnostics.map(({ code }) => code),
    ['layout-version'],
  );
  await use(connection);
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  connection.dispose();
}

/** Asks everything that can be asked about a document full of web addresses. */
async function useEverything(connection: ProtocolConnection): Promise<void> {
  const uri = 'file:///project/manifest.json';
  const position = { line: 0, character: linked.indexOf('https://example.com') };
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: linked.length } };
  const textDocument = { uri };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'json', version: 1, text: linked },
  });
  const context = { diagnostics: [] };
  const methods: Readonly<Record<string, object>> = {
    hover: { position },
    completion: { position },
    definition: { position },
    documentLink: {},
    documentSymbol: {},
    codeLens: {},
    inlayHint: { range },
    codeAction: { range, context },
  };
  for (const [method, params] of Object.entries(methods))
    await connection.sendRequest(`textDocument/${method}`, { textDocument, ...params });
  for (const method of ['explainDocument', 'describeDocument', 'formattedText'])
    await connection.sendRequest(`ociManifest/${method}`, { uri });
  const folder = {
    uri: `${pathToFileURL(repositoryRoot).href}/examples`,
    exclude: [],
    partialResultToken: 'results',
  };
  await connection.sendRequest('ociManifest/validateFiles', folder);
}

/** What a server answers about a document with mistakes. */
async function diagnosticsOf({ connection }: StdioServer): Promise<unknown> {
  const uri = 'file:///test/manifest.json';
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'json', version: 1, text: linked.replace('layers', 'layer') },
  });
  return connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
}
