import { stargzTableName } from '#schemas/values/stargzFooter';
import { isTarHeader, numberInTar, blockInBytes } from '#schemas/values/tarHeader';

/** What the next bytes are. Behind the end there may be zeros. Of the rest nobody knows more, or wants to. */
type Part = 'header' | 'sparse-map' | 'extension' | 'content' | 'padding' | 'marker' | 'behind' | 'rest';

/** No pax extension that is looked into is longer. */
const longestExtensionInBytes = 64 * 1024;

const [pathInBytes, typeAt, sizeAt, sizeInBytes] = [100, 156, 124, 12];

/** Where blocks say whether blocks with more of the map of a sparse file follow. */
const [mapContinuesInHeader, mapContinues] = [482, 504];

/** The types of entries, as headers have them, that no content follows, whatever size they have. */
const withoutContent = '123456';

/** The type in headers from before POSIX: of a file or, if its name ends with a slash, of a directory. */
const oldType = '\0';

/** What gives the path of the next entry in the form of GNU tar, and that of its target. */
const [gnuPath, gnuTarget] = ['L', 'K'];

const noRecords: ReadonlyMap<string, string> = new Map();

/**
 * Tells whether a tar archive ends within the content of an entry, or goes on after its end, from its bytes as they pass by. It is a small reader of
 * its own, because it sees each byte of each layer and keeps nothing. Where it does not understand something, it says nothing
 * of what follows. An archive that lacks only the padding of its last entry, or the blocks at its end, is whole, as Go’s
 * `archive/tar` has it.
 */
export class TarEnd {
  #part: Part = 'header';
  /** How many bytes of the part are to come. */
  #left = blockInBytes;
  /** A header or extension, as far as it has come. */
  readonly #gathered = Buffer.alloc(longestExtensionInBytes);
  #length = 0;
  /** How many bytes of content follow the header, and whether they are an extension. */
  #size = 0;
  #isExtension = false;
  #type = '';
  /** What extensions say of the next entry, which goes before what its header says. */
  #records: ReadonlyMap<string, string> = noRecords;
  #gnuPath: string | undefined;
  /** How many bytes of a block of zeros behind the end have come. */
  #passed = 0;
  /** Whether the two blocks of zeros have come that mark the end. */
  #hasEnded = false;

  /** Whether the content of an entry has begun, or is to come, and is not whole. */
  get isWithinContent(): boolean {
    return !this.#hasEnded && (this.#part === 'content' || this.#part === 'extension');
  }

  /**
   * Whether anything but zeros follows the end. The table of contents of eStargz does not count, which has an end of its own:
   * BuildKit writes it after the archive as it was (moby/buildkit, util/compression/estargz.go).
   */
  get goesOn(): boolean {
    return this.#hasEnded && this.#part !== 'behind';
  }

  /** Takes the next bytes. */
  take(bytes: Uint8Array): void {
    for (let offset = 0; offset < bytes.length && this.#part !== 'rest';) {
      if (this.#part === 'behind') {
        offset = this.#passZeros(bytes, offset);
        continue;
      }
      const length = Math.min(this.#left, bytes.length - offset);
      if (this.#part !== 'content' && this.#part !== 'padding') {
        this.#gathered.set(bytes.subarray(offset, offset + length), this.#length);
        this.#length += length;
      }
      offset += length;
      this.#left -= length;
      if (this.#left === 0) this.#goOn();
    }
  }

  /**
   * Passes the zeros behind the end, up to the block that has something else. It is a header then, which may have begun
   * with zeros.
   * @returns the offset of what is no zero, in bytes
   */
  #passZeros(bytes: Uint8Array, start: number): number {
    const offset = endOfZeros(bytes, start);
    this.#passed = (this.#passed + offset - start) % blockInBytes;
    if (offset === bytes.length) return offset;
    this.#expect('header', blockInBytes - this.#passed);
    this.#gathered.fill(0, 0, this.#passed);
    this.#length = this.#passed;
    return offset;
  }

  /** Goes on after a part that is whole. */
  #goOn(): void {
    switch (this.#part) {
      case 'header':
        this.#readHeader();
        break;
      case 'sparse-map':
        if (this.#gathered[mapContinues] === 1) this.#expect('sparse-map', blockInBytes);
        else this.#expectContent();
        break;
      case 'extension':
        this.#readExtension(this.#gathered.subarray(0, this.#length));
        break;
      case 'content':
        this.#expectPadding();
        break;
      case 'padding':
        this.#expect('header', blockInBytes);
        break;
      case 'marker':
        this.#readMarker();
        break;
      case 'behind':
      case 'rest':
        break;
    }
  }

  #readMarker(): void {
    if (!isZero(this.#gathered.subarray(0, blockInBytes))) {
      this.#part = 'rest';
      return;
    }
    this.#hasEnded = true;
    this.#part = 'behind';
    this.#passed = 0;
  }

  #readHeader(): void {
    const header = this.#gathered.subarray(0, blockInBytes);
    if (isZero(header)) {
      this.#expect('marker', blockInBytes);
      return;
    }
    const type = String.fromCharCode(header[typeAt] ?? 0);
    const size = numberInTar(header.subarray(sizeAt, sizeAt + sizeInBytes));
    const isOther = this.#hasEnded && nameIn(header) !== stargzTableName;
    // A global extension may give all entries another size.
    if (isOther || size === undefined || type === 'g' || !isTarHeader(header)) {
      this.#part = 'rest';
      return;
    }
    this.#type = type;
    this.#isExtension = type === 'x' || type === gnuPath;
    // Other extensions may be between one and the entry that it is about.
    const isEntry = !this.#isExtension && type !== gnuTarget;
    const extendedSize = isEntry ? countIn(this.#records.get('size')) : undefined;
    if (extendedSize === null) {
      this.#part = 'rest';
      return;
    }
    const hasContent =
      !withoutContent.includes(type) && !(type === oldType && this.#path(header).endsWith('/'));
    this.#size = hasContent ? (extendedSize ?? size) : 0;
    if (isEntry) [this.#records, this.#gnuPath] = [noRecords, undefined];
    if (this.#isExtension && this.#size > longestExtensionInBytes) this.#part = 'rest';
    else if (type === 'S' && header[mapContinuesInHeader] === 1) this.#expect('sparse-map', blockInBytes);
    else this.#expectContent();
  }

  /** The path of an entry. The field before it for long ones does not count: only its end is asked for. */
  #path(header: Buffer): string {
    return (this.#gnuPath ?? this.#records.get('path')) || nameIn(header);
  }

  #readExtension(bytes: Buffer): void {
    if (this.#type === gnuPath) this.#gnuPath = upToNul(bytes);
    else {
      const records = recordsIn(bytes);
      if (records === undefined) {
        this.#part = 'rest';
        return;
      }
      this.#records = records;
    }
    this.#expectPadding();
  }

  #expectContent(): void {
    if (this.#size === 0) this.#expect('header', blockInBytes);
    else this.#expect(this.#isExtension ? 'extension' : 'content', this.#size);
  }

  #expectPadding(): void {
    const padding = -this.#size & (blockInBytes - 1);
    this.#expect(padding === 0 ? 'header' : 'padding', padding === 0 ? blockInBytes : padding);
  }

  #expect(part: Part, bytes: number): void {
    this.#part = part;
    this.#left = bytes;
    this.#length = 0;
  }
}

const zeros = Buffer.alloc(64 * 1024);

/** Where zeros end that begin at an offset, in bytes. There may be gigabytes of them, so they are compared as a whole. */
function endOfZeros(bytes: Uint8Array, start: number): number {
  let offset = start;
  for (; offset < bytes.length; offset += zeros.length) {
    const part = bytes.subarray(offset, offset + zeros.length);
    if (zeros.compare(part, 0, part.length, 0, part.length) !== 0) break;
  }
  while (bytes[offset] === 0) offset++;
  return Math.min(offset, bytes.length);
}

function isZero(bytes: Uint8Array): boolean {
  return endOfZeros(bytes, 0) === bytes.length;
}

/** The path in a header, without the field before it for long ones. */
function nameIn(header: Buffer): string {
  return upToNul(header.subarray(0, pathInBytes));
}

function upToNul(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('latin1', 0, end === -1 ? bytes.length : end);
}

/**
 * The records of a pax extension, of each key the last. Only the length of a record tells where it ends, because its value may
 * have line breaks. Undefined where a length is wrong.
 */
function recordsIn(bytes: Buffer): ReadonlyMap<string, string> | undefined {
  const records = new Map<string, string>();
  const text = bytes.toString('latin1');
  for (let start = 0; start < text.length;) {
    const space = text.indexOf(' ', start);
    const length = space === -1 ? null : countIn(text.slice(start, space));
    const end = start + (length ?? 0);
    const equals = text.indexOf('=', space);
    if (equals === -1 || equals >= end || text[end - 1] !== '\n') return undefined;
    records.set(text.slice(space + 1, equals), text.slice(equals + 1, end - 1));
    start = end;
  }
  return records;
}

/** A number as pax extensions have it: decimal digits. Undefined for none, and null for what is no number. */
function countIn(text: string | undefined): number | null | undefined {
  if (text === undefined || text === '') return undefined;
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
