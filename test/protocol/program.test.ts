import assert from 'node:assert/strict';
import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
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
import { projectRoot } from '#scripts/rulePage';

const program = join(projectRoot, 'dist', 'server', 'languageServer.js');

describe('oci-manifest-language-server', () => {
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
});

/** A whole session: opens a document with a mistake, waits for it to be noticed, and says good-bye. */
async function converse(connection: ProtocolConnection): Promise<void> {
  const published = new Promise<PublishDiagnosticsParams>((resolve) => {
    connection.onNotification(PublishDiagnosticsNotification.type, resolve);
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol still requires the member
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
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  connection.dispose();
}
