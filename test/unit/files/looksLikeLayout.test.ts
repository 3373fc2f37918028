import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { looksLikeLayout } from '#files/archive/looksLikeLayout';
import { itemsOf, zstdFrame } from '#helpers/archives';
import { LayoutDraft } from '#helpers/layoutDraft';
import { tarArchive, type TarItem } from '#helpers/tarWriter';

const draft = new LayoutDraft();
draft.index([draft.image()]);
const items = itemsOf(draft.files);
const archive = tarArchive(items);
const blobsFirst = tarArchive(items.filter(({ path }) => path.startsWith('blobs/sha256/')));
const others: readonly TarItem[] = Array.from({ length: 20 }, (_, index) => ({ path: `file-${index}` }));
const large: TarItem = { path: 'large', content: new Uint8Array(2 * 1024 * 1024) };

const layouts: Readonly<Record<string, Uint8Array>> = {
  'an archive of a layout': archive,
  'one compressed with gzip': gzipSync(archive),
  'one compressed with zstd': zstdFrame(archive),
  'one that begins with blobs': blobsFirst,
  'one whose layout is in a folder': tarArchive(itemsOf(draft.files, './image/')),
  'one that is cut off after its first blob': blobsFirst.subarray(0, 1024),
  'one with a large file before the layout': tarArchive([large, ...items]),
};

const strangers: Readonly<Record<string, Uint8Array | string>> = {
  'an archive of other files': tarArchive([{ path: 'a.txt', content: 'hello' }]),
  'a docker-archive': tarArchive([{ path: 'manifest.json', content: '[]' }]),
  'one with a layout after many other entries': tarArchive([...others, ...items]),
  'a compressed one with a large file before the layout': gzipSync(tarArchive([large, ...items])),
  'a text': 'hello',
  'an empty file': '',
  'damaged gzip': gzipSync(archive).fill(0xff, 20),
};

describe('a look at the beginning of an archive', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const look = (bytes: Uint8Array | string): Promise<boolean> => {
    const path = join(folder, 'image.tar');
    writeFileSync(path, bytes);
    return looksLikeLayout(path);
  };

  for (const [name, bytes] of Object.entries(layouts))
    it(`takes ${name} for a layout`, async () => assert.equal(await look(bytes), true));

  for (const [name, bytes] of Object.entries(strangers))
    it(`does not take ${name} for a layout`, async () => assert.equal(await look(bytes), false));

  it('sees nothing in a folder, and where there is nothing', async () => {
    assert.equal(await looksLikeLayout(folder), false);
    assert.equal(await looksLikeLayout(join(folder, 'none')), false);
  });
});
