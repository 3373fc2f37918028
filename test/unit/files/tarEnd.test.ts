import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { Header } from 'tar/header';
import { Pax } from 'tar/pax';
import { TarEnd } from '#files/archive/tarEnd';
import { gnuLongName, paxHeader, tarEntry } from '#helpers/tarWriter';

const block = 512;
const zeros = (length: number): Buffer => Buffer.alloc(length);

/** The header of an entry, and what follows it. */
function entry(type: Header['type'], size: number, content = size): Buffer {
  const header = new Header({ path: 'a', type, size, mode: 0o644 });
  header.encode();
  return Buffer.concat([header.block ?? zeros(block), zeros(content)]);
}

const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, zeros(Math.ceil(bytes.length / block) * block - bytes.length)]);

/** What is known at the end of an archive, which is the same in pieces of any length. */
function endOf(parts: readonly Uint8Array[]): { readonly isCut: boolean; readonly goesOn: boolean } {
  const bytes = Buffer.concat(parts);
  const [first, ...others] = [1, 100, block, bytes.length].map((length) => {
    const end = new TarEnd();
    for (let offset = 0; offset < bytes.length; offset += length)
      end.take(bytes.subarray(offset, offset + length));
    return { isCut: end.isWithinContent, goesOn: end.goesOn };
  });
  assert(first !== undefined);
  for (const other of others) assert.deepEqual(other, first);
  return first;
}

/** Whether an archive ends within content. */
const isCut = (...parts: readonly Uint8Array[]): boolean => endOf(parts).isCut;

/** Whether other bytes follow the end of an archive. */
const goesOn = (...parts: readonly Uint8Array[]): boolean => endOf(parts).goesOn;

describe('the end of a tar archive', () => {
  const whole = padded(entry('File', 700));

  it('is within the content of an entry', () => {
    assert(isCut(entry('File', 700, 699)));
    assert(isCut(entry('File', 700, 0)));
    assert(isCut(whole, entry('File', 1, 0)));
  });

  it('is after entries, with or without padding and blocks of zeros', () => {
    assert(!isCut(whole, zeros(2 * block)));
    assert(!isCut(whole, zeros(block)));
    assert(!isCut(whole));
    assert(!isCut(entry('File', 700)));
    assert(!isCut(zeros(2 * block), entry('File', 700, 0)));
    assert(!isCut(zeros(0)));
  });

  it('is followed by other bytes only behind two blocks of zeros', () => {
    assert(goesOn(whole, zeros(2 * block), Buffer.from('more')));
    assert(goesOn(whole, zeros(5 * block), whole));
    assert(!goesOn(whole, zeros(20 * block)));
    assert(!goesOn(whole, zeros(block), whole));
    assert(!goesOn(whole, whole));
  });

  it('may be followed by the table of contents of eStargz, which has an end of its own', () => {
    const end = zeros(2 * block);
    const table = tarEntry({ path: 'stargz.index.json', content: '{ "version": 1, "entries": [] }' });
    assert(!goesOn(whole, end, table, end));
    assert(!goesOn(whole, zeros(20 * block), table, zeros(5 * block)));
    assert(goesOn(whole, end, table, end, Buffer.from('more')));
    assert(goesOn(whole, end, table, whole, end));
    assert(goesOn(whole, end, zeros(7), table, end));
    assert(goesOn(whole, end, tarEntry({ path: 'index.json', content: '{}' }), end));
    // Readers stop at the first end, so a table that is cut off is no entry that they miss.
    const cut = [whole, end, table.subarray(0, block + 3)];
    assert(goesOn(...cut) && !isCut(...cut));
  });

  it('is not within entries that have a size and no content', () => {
    for (const type of ['Link', 'SymbolicLink', 'Directory', 'FIFO'] as const)
      assert(!isCut(entry(type, 700, 0), zeros(block)));
  });

  it('follows the sizes of pax extensions, which may be before those of GNU tar', () => {
    const pax = new Pax({ size: 1_000 }).encode();
    const longPath = padded(entry('NextFileHasLongPath', 10));
    assert(isCut(pax, longPath, entry('File', 0, 999)));
    assert(!isCut(pax, longPath, entry('File', 0, 1_000)));
    assert(!isCut(pax, padded(entry('File', 0, 1_000)), entry('File', 0)));
    assert(isCut(pax.subarray(0, block + 3)));
  });

  it('follows the last size of pax extensions, and none that is in another value', () => {
    const twice = tarEntry({ path: 'PaxHeaders/a', type: 'x', content: '17 size=99999999\n13 size=1000\n' });
    assert(isCut(twice, entry('File', 0, 999)));
    assert(!isCut(twice, entry('File', 0, 1_000)));
    const comment = tarEntry(paxHeader({ comment: 'é\n17 size=99999999\n' }));
    assert(isCut(comment, entry('File', 700, 699)));
    assert(!isCut(comment, entry('File', 700)));
    const none = tarEntry(paxHeader({ size: '' }));
    assert(isCut(none, entry('File', 700, 699)));
  });

  it('is not known after a pax extension that cannot be understood', () => {
    for (const content of ['99 size=700\n', '5 size=700\n', 'size=700\n', '12 size=7x0\n', '0 =\n'])
      assert(!isCut(tarEntry({ path: 'a', type: 'x', content }), entry('File', 800, 0)), content);
  });

  it('is not within old directories, which are files with a slash at the end of their names', () => {
    const old = (path: string): Uint8Array =>
      tarEntry({ path, type: '\0', size: 4_096, raw: { 257: '\0'.repeat(8) } });
    assert(!isCut(old('folder/')));
    assert(isCut(old('file')));
    assert(isCut(old('folder/'), entry('File', 700, 699)));
    const long = 'long/'.repeat(30);
    assert(!isCut(tarEntry(gnuLongName(long)), old(long.slice(0, 99))));
    assert(!isCut(tarEntry(paxHeader({ path: long })), old(long.slice(0, 99))));
    assert(isCut(tarEntry(paxHeader({ path: `${long}file` })), old('long/')));
  });

  it('follows sizes beyond those of octal digits', () => {
    assert(isCut(entry('File', 9 * 1024 ** 3, 100)));
  });

  it('follows the maps of sparse files, as GNU tar writes them', () => {
    const script =
      'cd "$(mktemp -d)"; for i in $(seq 40); do printf x | dd of=a bs=1 seek=$((i * 100000)) conv=notrunc status=none; done; ' +
      'truncate -s 9000000 a; tar --format=gnu --sparse -cf - a; rm a';
    const archive = execFileSync('bash', ['-c', script]);
    assert.equal(archive[block - 30], 1);
    const end = archive.findLastIndex((byte) => byte !== 0);
    assert(!isCut(archive));
    assert(isCut(archive.subarray(0, end - 1)));
  });

  it('is not known where something cannot be understood', () => {
    const damaged = entry('File', 700, 0);
    damaged[0] = 1;
    assert(!isCut(damaged));
    assert(!isCut(entry('GlobalExtendedHeader', 100, 0)));
    assert(!isCut(Buffer.from('no archive '.repeat(100))));
  });
});
