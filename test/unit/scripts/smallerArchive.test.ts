import assert from 'node:assert/strict';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { smallerArchive } from '#scripts/smallerArchive';

describe('an archive that is compressed again', () => {
  const text = Buffer.from('{"a": 1, "b": 22, "c": 333}\n'.repeat(100));

  it('has the same file, in fewer bytes', async () => {
    const old = archiveOf('a.json', text, deflateRawSync(text, { level: 1 }));
    const archive = await smallerArchive(old);
    assert.ok(archive.length < old.length);
    const end = archive.length - 22;
    const [size, entry] = [archive.readUInt32LE(18), archive.readUInt32LE(end + 16)];
    assert.equal(archive.toString('latin1', 30, 36), 'a.json');
    assert.deepEqual(inflateRawSync(archive.subarray(36, 36 + size)), text);
    assert.equal(entry, 36 + size);
    // The version, time, checksum, and sizes are the same before the file and in its entry.
    assert.deepEqual(archive.subarray(4, 30), archive.subarray(entry + 6, entry + 32));
    assert.equal(archive.readUInt32LE(entry + 38), 0o100644 * 0x10000);
  });

  it('is refused if it is none', async () => {
    await assert.rejects(smallerArchive(Buffer.alloc(100)), /no end/);
  });
});

/** A ZIP archive with one file, whose sizes follow it, as they do in what `vsce` writes. */
function archiveOf(name: string, { length }: Buffer, content: Buffer): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  for (const [at, value] of [
    [4, 0x314],
    [6, 20],
    [8, 8],
    [10, 8],
    [14, 0x5021],
    [28, name.length],
  ] as const)
    entry.writeUInt16LE(value, at);
  entry.writeUInt32LE(content.length, 20);
  entry.writeUInt32LE(length, 24);
  entry.writeUInt32LE(0o100644 * 0x10000, 38);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  entry.copy(local, 4, 6, 14);
  local.writeUInt16LE(name.length, 26);
  const follows = Buffer.alloc(16);
  const before = Buffer.concat([local, Buffer.from(name), content, follows]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(before.length, 16);
  return Buffer.concat([before, entry, Buffer.from(name), end]);
}
