import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { StoredContent } from '#files/archive/archivedContent';
import { itemsOf, judge, zstdFrame } from '#helpers/archives';
import { LayoutDraft, pathOf, tarOf } from '#helpers/layoutDraft';
import { joinBytes, paxHeader, tarArchive, tarEntry, type TarItem } from '#helpers/tarWriter';

const draft = new LayoutDraft();
const image = draft.image();
const layer = draft.blob('application/vnd.oci.image.layer.v1.tar', tarOf('a.txt', 'hello'));
draft.index([image]);
const items = itemsOf(draft.files);
const layerPath = pathOf(layer.digest);
const layerItem = { path: layerPath, content: tarOf('a.txt', 'hello') };

const large = new LayoutDraft();

/** The archive with something else in place of the layer. */
const withLayer = (...others: readonly TarItem[]): Uint8Array =>
  tarArchive(items.flatMap((item) => (item.path === layerPath ? others : [item])));

const layerFinding = (message: string, severity = 'error'): string =>
  `image.tar!${pathOf(image.digest)} layers[0].digest ${severity} blob-digest ${message}`;

describe('hostile archives', () => {
  it('leaves out entries that lead out, and says so', async () => {
    const paths = ['../../etc/passwd', '/etc/passwd', 'blobs/../../evil'];
    const { findings, messages } = await judge(
      tarArchive([...paths.map((path) => ({ path, content: 'evil' })), ...items]),
    );
    assert.deepEqual(findings, ['image.tar!oci-layout error archive-entries lead-out']);
    assert.match(
      messages.join(),
      /3 entries that lead out of the archive\. The first is \.\.\/\.\.\/etc\/passwd/,
    );
  });

  it('takes a path that leads back for what it is', async () => {
    const [first, ...rest] = items;
    assert(first !== undefined);
    assert.deepEqual(
      (await judge(tarArchive([...rest, { ...first, path: `./a/..//${first.path}` }]))).findings,
      [],
    );
  });

  for (const [name, link] of Object.entries({
    'a symbolic link': { target: '../../../../etc/passwd' },
    'an absolute symbolic link': { target: '/etc/passwd' },
    'a hard link': { type: '1', target: '../etc/passwd' },
  }))
    it(`does not follow ${name} that leads out`, async () => {
      assert.deepEqual((await judge(withLayer({ path: layerPath, ...link }))).findings, [
        layerFinding('outside', 'information'),
      ]);
    });

  it('does not follow a link to a folder that leads out', async () => {
    const { findings } = await judge(
      tarArchive([...items.filter(({ path }) => !path.startsWith('blobs')), { path: 'blobs', target: '/' }]),
    );
    assert.deepEqual(findings, [
      'image.tar!oci-layout error layout-incomplete outside',
      'image.tar!index.json manifests[0].digest information blob-missing one',
    ]);
  });

  it('ends at links that lead in a circle, and at long chains of links', async () => {
    const chain = Array.from({ length: 60 }, (_, index) => ({ path: `${index}`, target: `${index + 1}` }));
    for (const loop of [[{ path: 'a', target: 'a' }], [{ path: 'a', target: '0' }, ...chain]]) {
      const { findings } = await judge(withLayer(...loop, { path: layerPath, target: '../../a' }));
      assert.deepEqual(findings, [layerFinding('dangling')]);
    }
  });

  it('names devices and FIFOs, and reads none', async () => {
    const special = withLayer({ path: layerPath, type: '6' }, { path: 'dev/null', type: '3' });
    assert.deepEqual((await judge(special)).findings, [
      'image.tar!oci-layout information archive-entries special',
      layerFinding('not-file'),
    ]);
  });

  it('does not take the parts of a sparse file for its content', async () => {
    const parts = [
      paxHeader({ 'GNU.sparse.major': '1', 'GNU.sparse.name': layerPath }),
      { path: 'GNUSparse/a' },
    ];
    const { findings, problems } = await judge(withLayer(...parts));
    assert.deepEqual(findings, [layerFinding('unread')]);
    assert.match(problems.join(), /is stored as a sparse file/);
  });

  it('counts the last of entries with one path', async () => {
    const other = { path: layerPath, content: 'something else' };
    const [before, after] = [withLayer(other, layerItem), withLayer()];
    assert.deepEqual((await judge(before)).findings, [
      'image.tar!oci-layout information archive-entries duplicate',
    ]);
    assert.deepEqual((await judge(after)).findings, [
      `image.tar!${pathOf(image.digest)} layers[0].digest information blob-missing one`,
    ]);
  });

  const zeros = 16 * 1024 ** 2;
  const start = joinBytes([...items.map(tarEntry), tarEntry({ path: 'blobs/sha256/bomb', size: 1024 ** 3 })]);
  for (const [name, bomb] of Object.entries({
    gzip: () => {
      const member = gzipSync(new Uint8Array(zeros));
      return joinBytes([gzipSync(start), ...Array.from({ length: 24 }, () => member)]);
    },
    zstd: () => zstdFrame(start, 24 * (zeros / 2 ** 17)),
  }))
    it(`stops at a ${name} bomb`, async () => {
      const { findings, messages } = await judge(bomb());
      assert(findings.includes('image.tar!oci-layout error archive-entries too-large'));
      assert.match(messages.join(), /What follows blobs\/sha256\/bomb was not read/);
    }).timeout(20_000);

  it('stops at damaged data, however it is compressed', async () => {
    const whole = tarArchive(items);
    const [gzip, zstd] = [gzipSync(whole), zstdFrame(whole)];
    gzip.fill(0xff, gzip.length / 2, gzip.length / 2 + 100);
    // A block of the reserved type.
    zstd.set([0x06, 0xff, 0xff], 6);
    for (const damaged of [gzip, zstd]) {
      const { findings, problems } = await judge(damaged);
      assert.match(
        [...findings, ...problems].join('\n'),
        /archive-entries damaged|is damaged|is not a tar archive/,
      );
    }
  });

  describe('whose compressed data', () => {
    const whole = tarArchive(items);
    const packed = { gzip: gzipSync(whole), zstd: zstdFrame(whole) };
    const half = { gzip: gzipSync(whole.subarray(0, -4000)), zstd: zstdFrame(whole.subarray(0, -4000)) };
    const said = (message: string, severity = 'error'): string =>
      `image.tar!oci-layout ${severity} archive-entries ${message}`;
    const large = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00]);
    for (const [name, archive, findings] of [
      ['lacks its last byte', packed.gzip.subarray(0, -1), [said('unfinished')]],
      ['lacks its checksum', packed.gzip.subarray(0, -8), [said('unfinished')]],
      ['lacks its last block', packed.zstd.subarray(0, -3), [said('unfinished')]],
      [
        'ends within an empty member',
        joinBytes([packed.gzip, packed.gzip.subarray(0, 9)]),
        [said('unfinished')],
      ],
      ['does not match its checksum', packed.gzip.with(-6, 1), [said('checksum')]],
      ['does not match its checksum in zstd', withChecksum(packed.zstd), [said('checksum')]],
      ['is followed by text after gzip', joinBytes([packed.gzip, whole]), [said('trailing', 'warning')]],
      ['is followed by text after zstd', joinBytes([packed.zstd, whole]), [said('trailing', 'warning')]],
      [
        'is followed by a line break after gzip',
        joinBytes([packed.gzip, Buffer.from('\n')]),
        [said('trailing', 'warning')],
      ],
      [
        'is followed by a line break after zstd',
        joinBytes([packed.zstd, Buffer.from('\n')]),
        [said('trailing', 'warning')],
      ],
      ['needs a large window behind the archive', joinBytes([packed.zstd, large]), [said('window')]],
      ['is whole', packed.zstd, []],
    ] as const)
      it(`${name} has its own finding`, async () =>
        assert.deepEqual((await judge(archive)).findings, findings));

    for (const [name, archive, problem] of [
      [
        'is cut off in its first block',
        packed.zstd.subarray(0, 300),
        'it is cut off before the first entry: its compressed data ends too early',
      ],
      [
        'is damaged in its first block',
        packed.zstd.with(6, 0x06),
        'it is damaged before the first entry: its compressed data cannot be decompressed',
      ],
    ] as const)
      it(`${name} is not said to be no archive`, async () =>
        assert.deepEqual((await judge(archive)).problems, [`image.tar: ${problem}`]));

    for (const compression of ['gzip', 'zstd'] as const)
      it(`is followed by text after a part of the archive in ${compression} has both findings`, async () => {
        const archive = joinBytes([half[compression], whole]);
        assert.deepEqual((await judge(archive)).findings.slice(0, 2), [
          said('cut-off'),
          said('trailing', 'warning'),
        ]);
      });
  });

  it('reads all members of gzip and all frames of zstd', async () => {
    const whole = tarArchive(items);
    const [first, second] = [whole.subarray(0, 700), whole.subarray(700)];
    const skipped = new Uint8Array([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    for (const archive of [
      joinBytes([gzipSync(first), gzipSync(second)]),
      joinBytes([skipped, zstdFrame(first), skipped, zstdFrame(second)]),
    ]) {
      const { findings, problems, documents } = await judge(archive);
      assert.deepEqual([...findings, ...problems], []);
      assert.equal(documents.length, 4);
    }
  });

  it('reads a document of 5 MiB also from a compressed archive', async () => {
    const annotations = { 'com.example.text': 'x'.repeat(5 * 1024 ** 2) };
    large.index([large.image({ manifest: { annotations } })]);
    const whole = tarArchive(itemsOf(large.files));
    const plain = await judge(whole);
    assert.deepEqual([plain.documents.length, plain.problems], [4, []]);
    assert.deepEqual(await judge(gzipSync(whole, { level: 1 })), plain);
  }).timeout(20_000);

  it('says of content that is cut off while it is read that it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    const path = join(folder, 'image.tar');
    writeFileSync(path, tarArchive([layerItem]));
    const handle = await open(path);
    try {
      const size = layerItem.content.length;
      const content = new StoredContent(handle, { offset: 512, size });
      assert.deepEqual(Buffer.from(await content.read(0, size)), Buffer.from(layerItem.content));
      truncateSync(path, 600);
      await assert.rejects(content.read(0, size), /was cut off while it was read/);
    } finally {
      await handle.close();
      rmSync(folder, { recursive: true });
    }
  });
});

/** The frame with a checksum after its last block, which is wrong. */
function withChecksum(frame: Uint8Array): Uint8Array {
  return joinBytes([frame.with(4, 0x04), new Uint8Array(4)]);
}
