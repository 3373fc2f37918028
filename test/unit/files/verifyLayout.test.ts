import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { FolderStore } from '#files/folderStore';
import { layoutIn } from '#files/layoutFiles';
import { verifyLayout, type VerifyOptions } from '#files/verifyLayout';
import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { writeLayout } from '#helpers/layoutFolder';
import { tarArchive, type TarItem } from '#helpers/tarWriter';
import { chunkedFooter, zstdFrame } from '#helpers/zstd';
import { digestOf } from '#schemas/values/digest';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { verifiedIn, type ChartNames, type Layout, type StargzTable } from '#service';
import { needsUnix } from '#helpers/skips';

const workerFile = join(repositoryRoot, 'dist', 'server', 'verifyWorker.js');

// Blobs of more than 64 KiB are read to their end by verification only.
const content = randomBytes(300_000);
const zipped = gzipSync(content);
const draft = new LayoutDraft();
const zippedLayer = draft.blob(`${ociTar}+gzip`, zipped);
const frame = zstdFrame(content.subarray(0, 100_000));
const zstdLayer = draft.blob(`${ociTar}+zstd`, frame);
const plain = draft.blob('application/octet-stream', randomBytes(200_000));
draft.index([draft.image({ manifest: { layers: [zippedLayer, zstdLayer, plain] } })]);
const unlisted = draft.blob('', randomBytes(80_000));

describe('the verification of a layout', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    writeLayout(folder, draft.files);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /** Reads the layout, does something, and verifies what was read. */
  const verify = async (
    options: VerifyOptions = {},
    previous?: Layout,
    meanwhile?: () => void,
  ): Promise<Layout> => {
    const [layout, store] = [await layoutIn(folder, previous), await FolderStore.at(folder)];
    assert(layout !== undefined && store !== undefined);
    meanwhile?.();
    return verifyLayout(layout, store, { workerFile, ...options });
  };
  const problemOf = (layout: Layout, digest: string): string | undefined => layout.blob(digest)?.problem;

  it('finds the digests of all blobs, and of what is in layers', async () => {
    const layout = await verify();
    for (const { digest } of [zippedLayer, zstdLayer, plain, unlisted])
      assert.equal(layout.blob(digest)?.digest, digest);
    assert.deepEqual(layout.blob(zippedLayer.digest)?.uncompressed, {
      digest: digestOf('sha256', content),
      size: 300_000,
      isNoTar: true,
    });
    assert.deepEqual(layout.blob(zstdLayer.digest)?.uncompressed, {
      digest: digestOf('sha256', content.subarray(0, 100_000)),
      size: 100_000,
      isNoTar: true,
    });
    assert.equal(layout.blob(plain.digest)?.uncompressed, undefined);
    const blobs = Object.entries(draft.files).filter(([path]) => path.startsWith('blobs/'));
    const bytes = blobs.reduce((sum, [, blob]) => sum + (blob instanceof Uint8Array ? blob.length : 0), 0);
    assert.deepEqual(verifiedIn(layout), { blobs: blobs.length, bytes });
  });

  it('finds the diff ID of an uncompressed layer that is named by another algorithm', async () => {
    const other = new LayoutDraft();
    const archive = tarArchive([{ path: 'a', content }]);
    const digest = digestOf('sha512', archive) ?? '';
    other.files[pathOf(digest)] = archive;
    const layer = { mediaType: ociTar, digest, size: archive.length };
    writeLayout(folder, other.index([other.image({ manifest: { layers: [layer] } })]).files);
    const blob = (await verify()).blob(digest);
    assert.equal(blob?.digest, digest);
    assert.deepEqual(blob.uncompressed, { digest: digestOf('sha256', archive), size: archive.length });
  });

  it('tells how far it is', async () => {
    const steps: string[] = [];
    await verify({ onProgress: (read, total) => steps.push(`${read} of ${total}`) });
    const all = zipped.length + frame.length + plain.size + unlisted.size;
    assert.equal(steps.at(-1), `${all} of ${all}`);
  });

  it('reads nothing twice, and what has changed anew', async () => {
    const first = await verify();
    const read: number[] = [];
    const onProgress = (_: number, total: number): void => void read.push(total);
    const second = await verify({ onProgress }, first);
    assert.deepEqual(read, []);
    assert.equal(second.blob(plain.digest)?.digest, plain.digest);
    appendFileSync(join(folder, pathOf(plain.digest)), '!');
    const third = await verify({ onProgress }, second);
    assert.deepEqual(read, [200_001]);
    assert.notEqual(third.blob(plain.digest)?.digest, plain.digest);
    assert.deepEqual(
      third.blob(zippedLayer.digest)?.uncompressed,
      first.blob(zippedLayer.digest)?.uncompressed,
    );
  });

  it('says of files that have changed or vanished that they have', async () => {
    const layout = await verify({}, undefined, () => {
      utimesSync(join(folder, pathOf(plain.digest)), 1, 1);
      rmSync(join(folder, pathOf(unlisted.digest)));
    });
    assert.equal(problemOf(layout, plain.digest), 'it was changed while it was read');
    assert.equal(problemOf(layout, unlisted.digest), 'no such file or directory');
    assert.equal(problemOf(layout, zippedLayer.digest), undefined);
  });

  it('reads neither another file nor a FIFO that was put in the place of a blob', async function () {
    needsUnix(this);
    const layout = await verify({}, undefined, () => {
      const secret = join(folder, 'secret');
      writeFileSync(secret, Buffer.alloc(200_000));
      renameSync(secret, join(folder, pathOf(plain.digest)));
      rmSync(join(folder, pathOf(unlisted.digest)));
      execFileSync('mkfifo', [join(folder, pathOf(unlisted.digest))]);
    });
    for (const { digest } of [plain, unlisted]) {
      assert.equal(problemOf(layout, digest), 'it was changed while it was read');
      assert.equal(layout.blob(digest)?.digest, undefined);
    }
  });

  it('ends when it is canceled, and keeps what it has', async () => {
    const canceled = new AbortController();
    const layout = await verify({ signal: canceled.signal, onProgress: () => canceled.abort() });
    const { digest } = layout.blob(zippedLayer.digest) ?? {};
    const known = [digest, ...[zstdLayer, plain, unlisted].map((each) => layout.blob(each.digest)?.digest)];
    assert(known.includes(undefined), 'everything was read');
    assert.equal(problemOf(layout, unlisted.digest), undefined);
  });

  it('tells of a thread that fails, once for each blob', async () => {
    const failing = join(folder, 'failing.js');
    const program = `
      const { parentPort, workerData } = require('node:worker_threads');
      parentPort.on('message', () => { throw new Error('It has failed.'); });
      workerData.loaded[0] = 1;`;
    writeFileSync(failing, program);
    const layout = await verify({ workerFile: failing });
    for (const { digest } of [plain, unlisted]) assert.equal(problemOf(layout, digest), 'It has failed.');
  });

  it('says nothing of blobs where its program cannot be loaded', async () => {
    const missing = join(folder, 'none.js');
    await assert.rejects(verify({ workerFile: missing }), ({ message }: Error) =>
      message.startsWith(`${missing}: this file is part of the program, and it could not be loaded: `),
    );
  });

  for (const [name, program] of [
    ['is empty', ''],
    ['ends at once', 'process.exit(0);'],
  ] as const)
    it(`says nothing of blobs where its program ${name}`, async () => {
      const damaged = join(folder, 'damaged.js');
      writeFileSync(damaged, program);
      await assert.rejects(verify({ workerFile: damaged }), {
        message: `${damaged}: this file is part of the program, and it could not be loaded: the thread that read it ended. Reinstall OCI Manifest.`,
      });
    });

  for (const [size, name] of [
    [300_000, 'a large layer'],
    [100, 'a small layer'],
  ] as const)
    it(`reads the footer of ${name} of zstd:chunked, and its table`, async () => {
      const chunked = new LayoutDraft();
      const footer = chunkedFooter([2000, 100, 400, 1, 2108, 50, 90]);
      const whole = Buffer.concat([zstdFrame(content.subarray(0, size)), footer]);
      const layers = [whole, frame].map((bytes) => chunked.blob(`${ociTar}+zstd`, bytes));
      const isInside = whole.length > 2100;
      writeLayout(folder, chunked.index([chunked.image({ manifest: { layers } })]).files);
      const layout = await verify();
      assert.deepEqual(
        layers.map(({ digest }) => layout.blob(digest)?.chunked),
        [
          {
            table: '2000:100:400:1',
            tarSplit: '2108:50:90',
            ...(isInside && { tableDigest: digestOf('sha256', whole.subarray(2000, 2100)) }),
          },
          null,
        ],
      );
    });

  const chartType = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
  const charts: readonly (readonly [string, readonly TarItem[], ChartNames | null])[] = [
    [
      'a chart',
      [
        { path: 'web/Chart.yaml', content: 'apiVersion: v2\nname: web # the site\nversion: "1.2.0"\n' },
        { path: 'web/charts/db/Chart.yaml', content: 'name: db\nversion: 3.0.0\n' },
      ],
      { name: 'web', version: '1.2.0' },
    ],
    [
      'a chart whose own file comes last',
      [
        { path: 'web/charts/db/Chart.yaml', content: 'name: db\nversion: 3.0.0\n' },
        { path: 'web/Chart.yaml', content: "version: 1.10\r\nname: 'web'\r\n" },
      ],
      { name: 'web', version: undefined },
    ],
    [
      'a chart whose name goes on in the next line',
      [{ path: 'web/Chart.yaml', content: 'name: web\n  site\nversion: 1.0.0-rc.1\n' }],
      { name: undefined, version: '1.0.0-rc.1' },
    ],
    [
      'a chart with a name in a description',
      [{ path: 'web/Chart.yaml', content: 'description: |\n  name: db\nname: web\nversion: yes\n' }],
      { name: 'web', version: undefined },
    ],
    ['a chart whose file is not YAML', [{ path: 'web/Chart.yaml', content: 'name: [web' }], null],
    ['a chart with two names', [{ path: 'web/Chart.yaml', content: 'name: web\n---\nname: db\n' }], null],
    [
      'two files, of which Helm takes the last',
      ['web', 'db'].map((name) => ({ path: `${name}/Chart.yaml`, content: `name: ${name}\n` })),
      null,
    ],
    ['members in braces', [{ path: 'web/Chart.yaml', content: '{\nname: web,\nversion: 1.0.0}\n' }], null],
    ['another document', [{ path: 'web/Chart.yaml', content: 'version: 1.0.0\n...\nname: db\n' }], null],
    ['a name in quotes', [{ path: 'web/Chart.yaml', content: 'name: db\n"name": web\n' }], null],
    [
      'quoted text of several lines',
      [{ path: 'web/Chart.yaml', content: 'description: "a\nname: db"\nversion: 1.0.0\n' }],
      null,
    ],
    [
      'lists, and what spans lines',
      [
        {
          path: 'web/Chart.yaml',
          content:
            '---\n# A site\nname: web\nkeywords:\n- a\n- "b"\ndescription: >-\n  "A site"\nmaintainers:\n  - name: x\nversion: 1.2.0\nsources: [a, b] # two\n',
        },
      ],
      { name: 'web', version: '1.2.0' },
    ],
    ['a layer without Chart.yaml', [{ path: 'web/values.yaml', content: 'name: web' }], null],
    ['a Chart.yaml that is too large', [{ path: 'web/Chart.yaml', content: '#'.repeat(300_000) }], null],
  ];
  for (const [name, items, expected] of charts)
    it(`reads the name and version in ${name}`, async () => {
      const helm = new LayoutDraft();
      const layer = helm.blob(chartType, gzipSync(tarArchive(items)));
      writeLayout(folder, helm.index([helm.artifact({ layers: [layer] })]).files);
      const first = await verify();
      assert.deepEqual(first.blob(layer.digest)?.chart, expected);
      const read: number[] = [];
      await verify({ onProgress: (bytes) => read.push(bytes) }, first);
      assert.deepEqual(read, []);
    });

  const table = '{"version": 1, "entries": []}';
  const tableMember = gzipSync(tarArchive([{ path: 'stargz.index.json', content: table }]));
  const files = gzipSync(tarArchive([{ path: 'a', content }]));
  const annotations = { 'containerd.io/snapshot/stargz/toc.digest': `sha256:${'0'.repeat(64)}` };
  const stargzTables: readonly (readonly [string, readonly Uint8Array[], StargzTable])[] = [
    [
      'an eStargz layer',
      [files, tableMember, stargzFooter(files.length)],
      { hasFooter: true, digest: digestOf('sha256', Buffer.from(table)) },
    ],
    [
      'an eStargz layer whose footer leads elsewhere',
      [files, tableMember, stargzFooter(0)],
      { hasFooter: true, digest: null },
    ],
    [
      'an eStargz layer whose footer leads behind its end',
      [files, tableMember, stargzFooter(10 * files.length)],
      { hasFooter: true, digest: null },
    ],
    [
      'an eStargz layer whose footer leads further than any layer reaches',
      [files, tableMember, stargzFooter(2 ** 63)],
      { hasFooter: true, digest: null },
    ],
    [
      'an eStargz layer whose footer leads to no gzip',
      [files, tableMember, stargzFooter(files.length + 1)],
      { hasFooter: true, digest: null },
    ],
    ['a layer of ordinary gzip', [files], { hasFooter: false }],
  ];
  for (const [name, parts, expected] of stargzTables)
    it(`looks for the table of contents in ${name}`, async () => {
      const stargz = new LayoutDraft();
      const layer = stargz.blob(`${ociTar}+gzip`, Buffer.concat(parts), { annotations });
      writeLayout(folder, stargz.index([stargz.image({ manifest: { layers: [layer] } })]).files);
      assert.deepEqual((await verify()).blob(layer.digest)?.stargz, expected);
    });
});

/** The footer of an eStargz layer: an empty gzip member, whose header says where the table begins. */
function stargzFooter(offset: number): Uint8Array {
  const field = `SG\x16\0${offset.toString(16).padStart(16, '0')}STARGZ`;
  return Buffer.concat([
    Buffer.from('\x1f\x8b\x08\x04\0\0\0\0\0\xff', 'latin1'),
    Buffer.from(`\x1a\0${field}`, 'latin1'),
    Buffer.from([1, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]),
  ]);
}
