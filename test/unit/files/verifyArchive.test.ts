import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { inArchive, layoutInArchive } from '#files/archive/layoutInArchive';
import { verifyLayout, type VerifyOptions } from '#files/verifyLayout';
import { verifyArchive } from '#node/archives';
import { itemsOf, zstdFrame as zstdArchive } from '#helpers/archives';
import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { tarArchive, type TarItem } from '#helpers/tarWriter';
import { zstdFrame } from '#helpers/zstd';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { digestOf } from '#schemas/values/digest';
import { verifiedIn, type Layout } from '#service';

const workerFile = join(repositoryRoot, 'dist', 'server', 'verifyWorker.js');

// Blobs of more than 64 KiB are read to their end by verification only.
const content = randomBytes(300_000);
const zipped = gzipSync(content);
const draft = new LayoutDraft();
const zippedLayer = draft.blob(`${ociTar}+gzip`, zipped);
const frame = zstdFrame(content.subarray(0, 100_000));
const zstdLayer = draft.blob(`${ociTar}+zstd`, frame);
// By its first byte, other content could pass for JSON, which is read whole at once.
const plain = draft.blob('application/octet-stream', Buffer.concat([Buffer.of(0), randomBytes(200_000)]));
draft.index([draft.image({ manifest: { layers: [zippedLayer, zstdLayer, plain] } })]);
const archive = tarArchive(itemsOf(draft.files));

const forms = {
  'an archive': archive,
  'an archive compressed with gzip': gzipSync(archive),
  'an archive compressed with zstd': zstdArchive(archive),
};

describe('the verification of a layout in an archive', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    path = join(folder, 'image.tar');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  async function verify(options: VerifyOptions = {}, meanwhile?: () => void): Promise<Layout> {
    const found = await layoutInArchive(path);
    assert(typeof found === 'object');
    const verified = await inArchive(path, {}, (store) => {
      meanwhile?.();
      return verifyLayout(found.layout, store, { workerFile, ...options });
    });
    assert(typeof verified === 'object');
    return verified;
  }

  for (const [form, bytes] of Object.entries(forms)) {
    it(`finds the digests of all blobs of ${form}, and of what is in layers`, async () => {
      writeFileSync(path, bytes);
      const layout = await verify();
      for (const { digest } of [zippedLayer, zstdLayer, plain])
        assert.equal(layout.blob(digest)?.digest, digest);
      assert.deepEqual(layout.blob(zippedLayer.digest)?.uncompressed, {
        digest: digestOf('sha256', content),
        size: content.length,
        isNoTar: true,
      });
      assert.deepEqual(layout.blob(zstdLayer.digest)?.uncompressed, {
        digest: digestOf('sha256', content.subarray(0, 100_000)),
        size: 100_000,
        isNoTar: true,
      });
      assert.equal(verifiedIn(layout).blobs, 6);
    });

    it(`says of blobs of ${form} that it has changed meanwhile`, async () => {
      writeFileSync(path, bytes);
      const layout = await verify({}, () => writeFileSync(path, bytes));
      assert.equal(layout.blob(zippedLayer.digest)?.problem, 'it was changed while it was read');
    });
  }

  it('reads a layer once that several links lead to', async () => {
    const other = pathOf(zippedLayer.digest.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
    const items: readonly TarItem[] = [
      ...itemsOf(draft.files),
      { path: other, type: '1', target: pathOf(zippedLayer.digest) },
    ];
    writeFileSync(path, gzipSync(tarArchive(items)));
    const layout = await verify();
    assert.equal(layout.contents.get(other)?.digest, zippedLayer.digest);
    assert.notEqual(layout.blob(zippedLayer.digest)?.uncompressed, undefined);
  });

  it('tells how far it is', async () => {
    writeFileSync(path, gzipSync(archive));
    const steps: [number, number][] = [];
    await verify({ onProgress: (read, total) => steps.push([read, total]) });
    const total = zipped.length + frame.length;
    assert.deepEqual(steps.at(-1), [total, total]);
  });

  it('ends when it is canceled', async () => {
    writeFileSync(path, archive);
    const layout = await verify({ signal: AbortSignal.abort() });
    assert.equal(layout.blob(plain.digest)?.digest, undefined);
  });

  it('says in a sentence why an archive that has vanished meanwhile cannot be verified', async () => {
    writeFileSync(path, archive);
    const address = `${pathToFileURL(path).href}!`;
    const found = await layoutInArchive(path);
    assert(typeof found === 'object');
    rmSync(path);
    const source = new CancellationTokenSource();
    const work = { token: source.token, onProgress: () => undefined };
    assert.equal(
      await verifyArchive({ path, address }, found.layout, work),
      'The file cannot be read: no such file or directory.',
    );
  });
});
