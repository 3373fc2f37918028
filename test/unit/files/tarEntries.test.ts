import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ArchiveProblem, type ArchiveEnd } from '#files/archive/archiveProblem';
import { StreamSource, type ByteSource } from '#files/archive/byteSource';
import { mostEntries, tarEntries } from '#files/archive/tarEntries';
import { gnuLongName, joinBytes, paxHeader, tarArchive, tarEntry, type TarItem } from '#helpers/tarWriter';

/** The entries of an archive as `type path → target (bytes)`, and why there are no more where it ends too early. */
async function entriesOf(source: ByteSource): Promise<(string | { readonly end: ArchiveEnd })[]> {
  const entries: (string | { readonly end: ArchiveEnd })[] = [];
  try {
    for await (const { type, path, target, size, isSparse } of tarEntries(source, () => undefined))
      entries.push(
        `${type} ${path}${target === '' ? '' : ` → ${target}`} (${size})${isSparse ? ' sparse' : ''}`,
      );
  } catch (error) {
    if (!(error instanceof ArchiveProblem)) throw error;
    entries.push({ end: error.kind });
  }
  return entries;
}

/** A source that gives bytes a few at a time, as a stream may. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let start = 0; start < bytes.length; start += 300) {
    yield await Promise.resolve(bytes.subarray(start, start + 300));
  }
}

const read = (bytes: Uint8Array) => entriesOf(new StreamSource(inPieces(bytes)));
const file = (path: string): TarItem => ({ path, content: 'hello' });
const longPath = `folder/${'a'.repeat(200)}/file`;

const forms: Readonly<
  Record<string, { readonly items: readonly TarItem[]; readonly entries: readonly string[] }>
> = {
  'files and folders': { items: [file('a'), { path: 'b/' }], entries: ['file a (5)', 'folder b/ (0)'] },
  links: {
    items: [
      { path: 'a', target: '../b' },
      { path: 'c', type: '1', target: 'd', size: 5 },
    ],
    entries: ['symbolic-link a → ../b (0)', 'hard-link c → d (0)'],
  },
  'devices and FIFOs': {
    items: ['3', '4', '6'].map((type) => ({ path: type, type, size: 512 })),
    entries: ['special 3 (0)', 'special 4 (0)', 'special 6 (0)'],
  },
  'the prefix of ustar': {
    items: [{ ...file('file'), prefix: 'a/long/folder' }],
    entries: ['file a/long/folder/file (5)'],
  },
  'headers from before POSIX': {
    items: [{ ...file('a'), raw: { 257: '\0\0\0\0\0\0\0\0' } }],
    entries: ['file a (5)'],
  },
  'headers of GNU tar, whose prefix is something else': {
    items: [{ ...file('a'), raw: { 257: 'ustar  \0' }, prefix: '14345670123\0' }],
    entries: ['file a (5)'],
  },
  'a long path of GNU tar': {
    items: [gnuLongName(longPath), file('folder/aaa')],
    entries: [`file ${longPath} (5)`],
  },
  'a long target of GNU tar': {
    items: [gnuLongName(longPath, 'K'), { path: 'a', target: 'folder/aaa' }],
    entries: [`symbolic-link a → ${longPath} (0)`],
  },
  'empty names of GNU tar, which change none': {
    items: [gnuLongName(''), file('a'), gnuLongName('', 'K'), { path: 'b', target: 'a' }],
    entries: ['file a (5)', 'symbolic-link b → a (0)'],
  },
  'a path of pax, whatever the prefix': {
    items: [paxHeader({ path: longPath }), { ...file('file'), prefix: 'other' }],
    entries: [`file ${longPath} (5)`],
  },
  'a size of pax': {
    items: [paxHeader({ size: '5' }), { ...file('a'), size: 0 }, file('b')],
    entries: ['file a (5)', 'file b (5)'],
  },
  'a target of pax': {
    items: [paxHeader({ linkpath: 'blobs/täget' }), { path: 'a', type: '2' }],
    entries: ['symbolic-link a → blobs/täget (0)'],
  },
  'headers for all entries': {
    items: [paxHeader({ comment: 'abc' }, 'g'), file('a'), file('b')],
    entries: ['file a (5)', 'file b (5)'],
  },
  'contiguous files, and folders with a list': {
    items: [
      { ...file('a'), type: '7' },
      { path: 'b', type: 'D', content: 'Ya\0\0' },
    ],
    entries: ['file a (5)', 'folder b (4)'],
  },
  'a sparse file of GNU tar with a long map': {
    items: [
      { path: 'a', type: 'S', size: 5, raw: { 482: '\u0001' } },
      { path: 'rest of the map', raw: {} },
    ],
    entries: ['file a (5) sparse'],
  },
  'a sparse file of pax': {
    items: [
      paxHeader({ 'GNU.sparse.major': '1', 'GNU.sparse.name': 'a', 'GNU.sparse.realsize': '99' }),
      file('GNUSparseFile.0/a'),
    ],
    entries: ['file a (5) sparse'],
  },
};

describe('the entries of a tar archive', () => {
  for (const [name, { items, entries }] of Object.entries(forms))
    it(`reads ${name}`, async () => {
      assert.deepEqual(await read(tarArchive(items)), entries);
    });

  it('reads a size that is too large for octal digits', async () => {
    assert.deepEqual(await read(tarArchive([{ path: 'a', size: 9 * 1024 ** 3 }])), [
      `file a (${9 * 1024 ** 3})`,
      { end: 'cut-off' },
    ]);
  });

  it('says that the end marker is missing', async () => {
    assert.deepEqual(await read(tarEntry(file('a'))), ['file a (5)', { end: 'no-end' }]);
  });

  it('says that an archive is cut off in a header', async () => {
    assert.deepEqual(await read(tarArchive([file('a'), file('b')]).subarray(0, 1100)), [
      'file a (5)',
      { end: 'cut-off' },
    ]);
  });

  it('says that a header is damaged', async () => {
    const damaged = tarEntry(file('b'));
    damaged[0] = 0x63;
    assert.deepEqual(await read(joinBytes([tarEntry(file('a')), damaged])), [
      'file a (5)',
      { end: 'damaged' },
    ]);
  });

  it('refuses a size that nobody can count to', async () => {
    const header = tarEntry({ path: 'a' });
    header.fill(0xff, 124, 136);
    assert.deepEqual(await read(header), [{ end: 'damaged' }]);
  });

  it('reads no paths that no file system takes', async () => {
    assert.deepEqual(await read(tarArchive([gnuLongName('a/'.repeat(3000)), file('a')])), [
      { end: 'too-many' },
    ]);
  });

  it('reads no extensions that are longer together than those of any archive', async () => {
    const header = tarEntry(paxHeader({ comment: 'a'.repeat(60_000) }));
    const long = joinBytes(Array.from({ length: 300 }, () => header));
    assert.deepEqual(await read(long), [{ end: 'too-many' }]);
  });

  it('reads no more entries than it promises', async () => {
    const header = Buffer.from(tarEntry({ path: 'a' }));
    const endless: ByteSource = {
      position: 0,
      read: () => Promise.resolve(header),
      moveTo: () => Promise.resolve(),
      finish: () => Promise.resolve(),
      has: () => true,
    };
    const entries = await entriesOf(endless);
    assert.equal(entries.length, mostEntries + 1);
    assert.deepEqual(entries.at(-1), { end: 'too-many' });
  });
});
