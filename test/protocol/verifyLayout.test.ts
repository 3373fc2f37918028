import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { writeLayout } from '#helpers/layoutFolder';
import { ServerProgram, verificationOf } from '#helpers/serverProgram';
import { tarArchive } from '#helpers/tarWriter';
import { digestOf } from '#schemas/values/digest';
import { verifyLayoutRequest } from '#messages';
import { humanSize } from '#service';

const layer = gzipSync(tarArchive([{ path: 'a', content: randomBytes(100_000) }]));
const draft = new LayoutDraft();
const image = draft.image({
  layers: [layer],
  layerType: `${ociTar}+gzip`,
  config: { rootfs: { type: 'layers', diff_ids: [digestOf('sha256', Buffer.from('other'))] } },
});
draft.index([image]);

describe('the language server, asked to verify a layout', () => {
  let folder: string;
  let server: ServerProgram;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    writeLayout(folder, draft.files);
    server = await ServerProgram.start();
  });

  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true });
  });

  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  const rulesIn = (diagnostics: readonly { readonly code?: unknown }[]): unknown[] =>
    diagnostics.map(({ code }) => code);
  const verify = (uri: string) => server.verify(uri);
  const open = (path: string) => server.open(uriOf(path));
  const diagnosticsOf = async (path: string) => rulesIn(await server.diagnostics(uriOf(path)));

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
    assert.deepEqual(
      [steps[0], steps.at(-2), steps.at(-1)],
      ['begin', `100 % ${humanSize(layer.length)} of ${humanSize(layer.length)}`, 'end'],
    );
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

  it('answers all who ask at once, one after the other', async () => {
    const ask = () =>
      server.connection.sendRequest(verifyLayoutRequest, verificationOf(pathToFileURL(folder).href));
    const answers = await Promise.all(Array.from({ length: 100 }, ask));
    assert.deepEqual(
      [...new Set(answers.map((answer) => answer !== null && 'blobs' in answer && answer.blobs))],
      [3],
    );
  });

  it('answers null where there is no layout', async () => {
    const { outcome } = await verify(pathToFileURL(tmpdir()).href);
    assert.equal(outcome, null);
  });

  it('ends when it is canceled', async () => {
    const source = new CancellationTokenSource();
    const request = server.connection.sendRequest(
      verifyLayoutRequest,
      verificationOf(uriOf('index.json')),
      source.token,
    );
    source.cancel();
    await assert.rejects(request, /The request was canceled/);
  });
});
