import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  CancellationTokenSource,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { writeLayout } from '#helpers/layoutFolder';
import { digestOf } from '#schemas/values/digest';
import { projectRoot } from '#scripts/rulePage';
import { validatedFile, verifyLayoutRequest, type ValidatedFile, type VerifyLayoutParams } from '#messages';

const program = join(projectRoot, 'dist', 'server', 'languageServer.js');

const layer = gzipSync(randomBytes(100_000));
const draft = new LayoutDraft();
const image = draft.image({
  layers: [layer],
  layerType: `${ociTar}+gzip`,
  config: { rootfs: { type: 'layers', diff_ids: [digestOf('sha256', Buffer.from('other'))] } },
});
draft.index([image]);

describe('the language server, asked to verify a layout', () => {
  let folder: string;
  let server: ChildProcessWithoutNullStreams;
  let connection: ProtocolConnection;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    writeLayout(folder, draft.files);
    server = spawn(process.execPath, [program, '--stdio']);
    connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol still requires the member
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await connection.sendNotification(InitializedNotification.type, {});
  });

  afterEach(() => {
    connection.dispose();
    server.kill();
    rmSync(folder, { recursive: true });
  });

  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  const paramsFor = (uri: string): VerifyLayoutParams => ({
    uri,
    workDoneToken: 'progress',
    partialResultToken: 'results',
  });
  const rulesIn = (diagnostics: readonly { readonly code?: unknown }[]): unknown[] =>
    diagnostics.map(({ code }) => code);

  /** Verifies the layout; gives what is told of its documents and of the progress. */
  async function verify(uri: string) {
    const files = new Map<string, ValidatedFile>();
    const steps: string[] = [];
    const listening = [
      connection.onProgress(validatedFile, 'results', (file) => void files.set(file.uri, file)),
      connection.onProgress(WorkDoneProgress.type, 'progress', (step) => {
        steps.push(step.kind === 'report' ? `${step.percentage} % ${step.message}` : step.kind);
      }),
    ];
    const outcome = await connection.sendRequest(verifyLayoutRequest, paramsFor(uri));
    for (const each of listening) each.dispose();
    return { outcome, files, steps };
  }

  async function diagnosticsOf(path: string): Promise<unknown[]> {
    const uri = uriOf(path);
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return report.kind === 'full' ? rulesIn(report.items) : [];
  }

  function open(path: string): Promise<void> {
    const text = readFileSync(join(folder, path), 'utf8');
    const textDocument = { uri: uriOf(path), languageId: 'json', version: 1, text };
    return connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  it('tells what is found in its documents, how far it is, and how much it has verified', async () => {
    const { outcome, files, steps } = await verify(pathToFileURL(folder).href);
    assert.equal(outcome?.blobs, 3);
    assert.deepEqual(rulesIn(files.get(uriOf(pathOf(image.digest)))?.diagnostics ?? []), [
      'diff-ids-of-layers',
    ]);
    assert.deepEqual(
      [...files.values()].map(({ kind }) => kind),
      ['image-layout', 'image-index', 'image-manifest', 'image-config'],
    );
    assert.deepEqual([steps[0], steps.at(-2), steps.at(-1)], ['begin', '100 % 97.7 KiB of 97.7 KiB', 'end']);
  });

  it('shows from then on in open documents what it has found, until a blob changes', async () => {
    const manifest = pathOf(image.digest);
    await open(manifest);
    assert.deepEqual(await diagnosticsOf(manifest), []);
    await verify(uriOf(manifest));
    assert.deepEqual(await diagnosticsOf(manifest), ['diff-ids-of-layers']);
    writeFileSync(join(folder, pathOf(digestOf('sha256', layer) ?? '')), layer);
    await verify(uriOf('index.json'));
    assert.deepEqual(await diagnosticsOf(manifest), ['diff-ids-of-layers']);
  });

  it('reads a blob again only after it has changed', async () => {
    const first = await verify(uriOf('index.json'));
    assert(first.steps.length > 2);
    assert.deepEqual((await verify(uriOf('index.json'))).steps, ['begin', 'end']);
  });

  it('answers null where there is no layout', async () => {
    const { outcome } = await verify(pathToFileURL(tmpdir()).href);
    assert.equal(outcome, null);
  });

  it('ends when it is canceled', async () => {
    const source = new CancellationTokenSource();
    const request = connection.sendRequest(verifyLayoutRequest, paramsFor(uriOf('index.json')), source.token);
    source.cancel();
    await assert.rejects(request, /The request was canceled/);
  });
});
