import { blockInBytes } from './tarEntries';

/** What the next bytes are. Of the rest nobody knows more, or wants to. */
type Part = 'header' | 'sparse-map' | 'extension' | 'content' | 'padding' | 'rest';

/** No pax extension that is looked into is longer. */
const longestExtensionInBytes = 64 * 1024;

const [typeAt, sizeAt, sizeInBytes, checksumAt, checksumInBytes] = [156, 124, 12, 148, 8];

/** Where blocks say whether blocks with more of the map of a sparse file follow. */
const [mapContinuesInHeader, mapContinues] = [482, 504];

/** The types of entries, as headers have them, that no content follows, whatever size they have. */
const withoutContent = '123456';

/**
 * Tells whether a tar archive ends within the content of an entry, from its bytes as they pass by. It is a small reader of
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
  /** The size of the next entry by an extension, which goes before that of its header. */
  #extendedSize: number | undefined;

  /** Whether the content of an entry has begun, or is to come, and is not whole. */
  get isWithinContent(): boolean {
    return this.#part === 'content' || this.#part === 'extension';
  }

  /** Takes the next bytes. */
  take(bytes: Uint8Array): void {
    for (let offset = 0; offset < bytes.length && this.#part !== 'rest';) {
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
        this.#extendedSize = sizeIn(this.#gathered.toString('latin1', 0, this.#length));
        this.#expectPadding();
        break;
      case 'content':
        this.#expectPadding();
        break;
      case 'padding':
        this.#expect('header', blockInBytes);
        break;
      case 'rest':
        break;
    }
  }

  #readHeader(): void {
    const header = this.#gathered.subarray(0, blockInBytes);
    const type = String.fromCharCode(header[typeAt] ?? 0);
    const size = numberIn(header.subarray(sizeAt, sizeAt + sizeInBytes));
    // A global extension may give all entries another size.
    if (size === undefined || type === 'g' || !hasItsChecksum(header)) {
      this.#part = 'rest';
      return;
    }
    this.#isExtension = type === 'x';
    // Other extensions may be between this one and the entry that it is about.
    const isEntry = !this.#isExtension && type !== 'L' && type !== 'K';
    this.#size = withoutContent.includes(type) ? 0 : ((isEntry ? this.#extendedSize : undefined) ?? size);
    if (isEntry) this.#extendedSize = undefined;
    if (this.#isExtension && this.#size > longestExtensionInBytes) this.#part = 'rest';
    else if (type === 'S' && header[mapContinuesInHeader] === 1) this.#expect('sparse-map', blockInBytes);
    else this.#expectContent();
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

/** Whether the sum of a header’s bytes is the one that it says; a block of zeros has none. */
function hasItsChecksum(header: Uint8Array): boolean {
  const expected = numberIn(header.subarray(checksumAt, checksumAt + checksumInBytes));
  let sum = checksumInBytes * 0x20;
  for (let index = 0; index < blockInBytes; index++)
    if (index < checksumAt || index >= checksumAt + checksumInBytes) sum += header[index] ?? 0;
  return sum === expected;
}

/** A number as headers have it: octal digits, or binary with the highest bit set. Undefined for what nobody can count. */
function numberIn(field: Uint8Array): number | undefined {
  const [first = 0, ...others] = field;
  if (first === 0x80) {
    const value = others.reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const text = String.fromCharCode(...field).replace(/^[\0 ]+|[\0 ][^]*$/g, '');
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? parseInt(text, 8) : undefined;
}

/** The size that a pax extension gives. */
function sizeIn(text: string): number | undefined {
  const digits = /(?:^|\n)\d+ size=(\d+)\n/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
