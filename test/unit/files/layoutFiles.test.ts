import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { listBlobs, readLayout } from '#files/layoutFiles';
import { index, manifestDescriptor } from '#helpers/documents';
import { digestOf, writeOutDigests } from '#helpers/markedText';

describe('the blobs of a layout', () => {
  let folder: string;
  const write = (path: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    write('layout/index.json');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const blobs = async (): Promise<string[]> => [...(await listBlobs(join(folder, 'layout')))].sort();

  it('are the files in the folders of algorithms', async () => {
    write('layout/blobs/sha256/a');
    write('layout/blobs/sha512/b');
    write('layout/blobs/not-in-a-folder');
    mkdirSync(join(folder, 'layout/blobs/sha256/folder'));
    assert.deepEqual(await blobs(), ['blobs/sha256/a', 'blobs/sha512/b']);
  });

  it('are none where there is no folder of blobs', async () => {
    assert.deepEqual(await blobs(), []);
    assert.deepEqual([...(await listBlobs(join(folder, 'nowhere')))], []);
  });

  it('are not outside of the layout, links followed', async function () {
    if (process.platform === 'win32') this.skip();
    write('elsewhere/secret');
    write('layout/blobs/sha256/a');
    symlinkSync('a', join(folder, 'layout/blobs/sha256/b'));
    symlinkSync(join(folder, 'elsewhere/secret'), join(folder, 'layout/blobs/sha256/c'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'layout/blobs/sha512'));
    assert.deepEqual(await blobs(), ['blobs/sha256/a', 'blobs/sha256/b']);
  });
});

describe('the documents of a layout', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('come in the order in which the index names them, without those that are missing', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `blob ${at}`);
    const blobs = names.map((name) => `blobs/${digestOf(name).replace(':', '/')}`);
    mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
    writeFileSync(join(folder, 'oci-layout'), '{ "imageLayoutVersion": "1.0.0" }');
    const manifests = names.map((name) => manifestDescriptor({ digest: digestOf(name) }));
    writeFileSync(join(folder, 'index.json'), writeOutDigests(index({ manifests })));
    const isMissing = (at: number): boolean => at % 3 === 1;
    for (const [at, blob] of blobs.entries()) {
      if (at === 15) mkdirSync(join(folder, blob));
      else if (!isMissing(at)) writeFileSync(join(folder, blob), '{ "schemaVersion": 2 }');
    }
    const found: string[] = [];
    for await (const { path, ...file } of readLayout(folder))
      found.push('problem' in file ? `${path}: ${file.problem}` : path);
    const expected = ['oci-layout', 'index.json', ...blobs.filter((_, at) => !isMissing(at))].map((path) =>
      path === blobs[15] ? `${join(folder, path)}: is a directory` : join(folder, path),
    );
    assert.deepEqual(found, expected);
  });
});
