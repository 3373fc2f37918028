import { inflateRawSync } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';

/** More take longer, and save less than a thousandth. */
const iterations = 5;

const sizeOf = { local: 30, central: 46, end: 22 };
const signatureOf = { central: 0x02014b50, end: 0x06054b50 };
const deflated = 8;

/** Sizes follow the content rather than stand before it. */
const sizesFollow = 0x8;

/**
 * Compresses the files of a ZIP archive again, with an encoder that takes its time. Everything else stays: the order, names,
 * times, and rights. The same archive gives the same bytes.
 * @param archive without a comment, and less than 4 GiB
 */
export async function smallerArchive(archive: Buffer): Promise<Buffer> {
  const end = archive.length - sizeOf.end;
  if (archive.readUInt32LE(end) !== signatureOf.end) throw new Error('The archive has no end, or a comment.');
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  let at = archive.readUInt32LE(end + 16);
  while (at < end) {
    if (archive.readUInt32LE(at) !== signatureOf.central) throw new Error(`No entry at ${at}.`);
    const lengths = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const entry = Buffer.from(
      archive.subarray(at, (at += lengths.reduce((sum, length) => sum + length, sizeOf.central))),
    );
    const content = await compressed(entry, archive);
    entry.writeUInt16LE(entry.readUInt16LE(8) & ~sizesFollow, 8);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(position, 42);
    const file = Buffer.concat([localHeader(entry), content]);
    position += file.length;
    files.push(file);
    directory.push(entry);
  }
  const last = Buffer.from(archive.subarray(end));
  last.writeUInt32LE(Buffer.concat(directory).length, 12);
  last.writeUInt32LE(position, 16);
  return Buffer.concat([...files, ...directory, last]);
}

/** The content of a file, in the shorter of both forms. */
async function compressed(entry: Buffer, archive: Buffer): Promise<Buffer> {
  const header = entry.readUInt32LE(42);
  const start = header + sizeOf.local + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const old = archive.subarray(start, start + entry.readUInt32LE(20));
  if (entry.readUInt16LE(10) !== deflated) return old;
  const again = await deflateAsync(inflateRawSync(old), { numiterations: iterations });
  return again.length < old.length ? Buffer.from(again) : old;
}

/** What stands before a file repeats what its entry says, from the version on to the length of the name. */
function localHeader(entry: Buffer): Buffer {
  const header = Buffer.alloc(sizeOf.local);
  header.writeUInt32LE(0x04034b50, 0);
  entry.copy(header, 4, 6, 30);
  return Buffer.concat([header, entry.subarray(sizeOf.central, sizeOf.central + entry.readUInt16LE(28))]);
}
