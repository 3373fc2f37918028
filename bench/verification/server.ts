import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { startStdioServer } from '#helpers/stdioServer';
import { verifyLayoutRequest } from '#messages';
import { manifestWith } from '../documents';

/** How the language server behaves while it verifies a layout; times in milliseconds. */
export interface ServerFigures {
  /** How long the answers about another document took that was changed meanwhile, in ascending order. */
  readonly answers: readonly number[];
  /** How long it took until the verification ended after it was canceled. */
  readonly cancel: number;
  /** The most memory that the process had, in MB; undefined where the system does not tell. */
  readonly memory: number | undefined;
}

const uri = 'file:///bench/manifest.json';
const restMilliseconds = 30;

/** Starts the built server, and measures it while it verifies the layout in a folder. */
export async function measureServer(folder: string): Promise<ServerFigures> {
  const program = join(__dirname, '..', '..', 'dist', 'server', 'languageServer.js');
  const server = await startStdioServer({
    program,
    params: { capabilities: { textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } } } },
  });
  const { connection } = server;
  const textDocument = { uri, languageId: 'json', version: 1, text: manifestWith(10) };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  for (let warmUp = 0; warmUp < 20; warmUp++) await ask(connection, 2 + warmUp);

  const canceled = new CancellationTokenSource();
  const first = verify(connection, folder, 'first', canceled);
  await rest(1_000);
  const start = performance.now();
  canceled.cancel();
  await first;
  const cancel = performance.now() - start;

  let isRunning = true;
  const second = verify(connection, folder, 'second').finally(() => (isRunning = false));
  const answers: number[] = [];
  for (let version = 100; isRunning as boolean; version++) {
    const asked = performance.now();
    await ask(connection, version);
    answers.push(performance.now() - asked);
    await rest(restMilliseconds);
  }
  await second;
  const memory = mostMemoryOf(server.process.pid);
  await server.stop();
  return { answers: answers.sort((a, b) => a - b), cancel, memory };
}

function verify(
  connection: ProtocolConnection,
  folder: string,
  partialResultToken: string,
  { token } = new CancellationTokenSource(),
): Promise<unknown> {
  const params = { uri: pathToFileURL(folder).href, workDoneToken: 'progress', partialResultToken };
  return connection.sendRequest(verifyLayoutRequest, params, token).catch((error: unknown) => {
    if (!token.isCancellationRequested) throw error;
  });
}

/** Types a character, and asks for the findings and a hover. */
async function ask(connection: ProtocolConnection, version: number): Promise<void> {
  const start = { line: 0, character: 1 };
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version },
    contentChanges: [{ range: { start, end: start }, text: ' ' }],
  });
  await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  await connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: { line: 2, character: 6 },
  });
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The peak of the resident set of a process, threads included, as Linux tells it. */
function mostMemoryOf(pid: number | undefined): number | undefined {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : (Number(kibibytes) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}
