import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { itemsOf } from '#helpers/archives';
import { cliFolder, rightManifest } from '#helpers/cliFolder';
import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { writeLayout } from '#helpers/layoutFolder';
import { tarArchive } from '#helpers/tarWriter';
import { zstdFrame } from '#helpers/zstd';
import { digestOf } from '#schemas/values/digest';

const content = tarArchive([{ path: 'a', content: randomBytes(100_000) }]);
const layer = gzipSync(content);
const layerPath = pathOf(digestOf('sha256', layer) ?? '');

/** A layout of one image with one compressed layer that has this diff ID. */
function layoutWith(diffId = digestOf('sha256', content)) {
  const draft = new LayoutDraft();
  const config = { rootfs: { type: 'layers', diff_ids: [diffId] } };
  return draft.index([draft.image({ layers: [layer], layerType: `${ociTar}+gzip`, config })]).files;
}

describe('oci-manifest lint --verify', () => {
  const folder = cliFolder();
  const write = (files: ReturnType<typeof layoutWith>): void =>
    writeLayout(join(folder.path, 'layout'), files);

  it('says how much it has verified', () => {
    write(layoutWith());
    const { status, stdout } = folder.run('--verify', 'layout');
    assert.match(stdout, /^Verified 3 blobs \(98\.\d KiB\)\.\nFound 0 errors and 0 warnings/m);
    assert.equal(status, 0);
  });

  it('finds a layer that was changed, which nothing else does', () => {
    write({ ...layoutWith(), [layerPath]: layer.with(50_000, (layer[50_000] ?? 0) ^ 1) });
    assert.equal(folder.run('layout').status, 0);
    const { status, stdout } = folder.run('--verify', 'layout');
    assert.match(
      stdout,
      /error: The content of the blob does not match the digest in its name\. Its digest is sha256:.* \[blob-digest\]/,
    );
    assert.match(stdout, /Found 1 error and 0 warnings/);
    assert.equal(status, 1);
  });

  it('compares what is in a layer with its diff ID', () => {
    write(layoutWith(digestOf('sha256', Buffer.from('other'))));
    assert.equal(folder.run('layout').status, 0);
    assert.match(
      folder.run('--verify', 'layout').stdout,
      /error: The content of this layer .* \[diff-ids-of-layers\]/,
    );
  });

  /** What is found in a layout whose image has this layer. */
  function foundIn(bytes: Uint8Array, layerType = ociTar): string {
    const draft = new LayoutDraft();
    rmSync(join(folder.path, 'layout'), { recursive: true, force: true });
    write(draft.index([draft.image({ layers: [bytes], layerType })]).files);
    return folder.run('--verify', 'layout').stdout;
  }

  it('reads layers without compression to their ends too', () => {
    assert.doesNotMatch(foundIn(content), /layer-stream/);
    assert.match(
      foundIn(content.subarray(0, 50_000)),
      /error: This layer is a tar archive that ends within the content of an entry\..* \[layer-stream\]/,
    );
    assert.match(
      foundIn(Buffer.concat([content, Buffer.alloc(5000), Buffer.from('more')])),
      /warning: The tar archive in this layer has other bytes after its end marker\..* \[layer-stream\]/,
    );
  });

  it('reads layers in the format from before POSIX as well', () => {
    const old = tarArchive([{ path: 'a', content: randomBytes(2_000), raw: { 257: '\0'.repeat(8) } }]);
    assert.doesNotMatch(foundIn(old), /blob-content|layer-stream/);
    assert.match(
      foundIn(old.subarray(0, 2_048)),
      /error: This layer is a tar archive that ends within the content of an entry\..* \[layer-stream\]/,
    );
  });

  it('has one finding for a layer that its size and its content show to be cut off', () => {
    for (const [bytes, type] of [
      [content.subarray(0, 50_000), ociTar],
      [layer.subarray(0, 4), `${ociTar}+gzip`],
      [layer.with(2, 7), `${ociTar}+gzip`],
      [zstdFrame(content).subarray(0, 4), `${ociTar}+zstd`],
    ] as const)
      assert.deepEqual(foundIn(bytes, type).match(/\[(?:blob-cut-off|layer-stream)\]/g), ['[layer-stream]']);
  });

  it('verifies the layout of a file that is named, and each layout once', () => {
    write(layoutWith());
    assert.match(folder.run('--verify', 'layout/index.json').stdout, /^Verified 3 blobs/m);
    assert.match(folder.run('--verify', 'layout/index.json', 'layout').stdout, /^Verified 3 blobs/m);
  });

  it('needs a layout', () => {
    folder.write('manifest.json', rightManifest);
    const { status, stderr } = folder.run('--verify', 'manifest.json');
    assert.match(stderr, /--verify reads the blobs of image layouts, and no layout was found\./);
    assert.equal(status, 2);
  });

  for (const [name, pack] of [
    ['image.tar', (tar: Uint8Array) => tar],
    ['image.tar.gz', gzipSync],
  ] as const)
    it(`verifies the layout in ${name}`, () => {
      folder.write(name, pack(tarArchive(itemsOf(layoutWith()))));
      const { status, stdout } = folder.run('--verify', name);
      assert.match(stdout, /^Verified 3 blobs \(98\.\d KiB\)\.\nFound 0 errors and 0 warnings/m);
      assert.equal(status, 0);
      folder.write(name, pack(tarArchive(itemsOf(layoutWith(digestOf('sha256', Buffer.from('other')))))));
      assert.match(
        folder.run('--verify', name).stdout,
        /error: The content of this layer .* \[diff-ids-of-layers\]/,
      );
    });
});
