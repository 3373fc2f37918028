/** Where the parts of a frame are told from each other. The rest of the content is passed over. */
type Part = 'magic' | 'skippable-size' | 'descriptor' | 'header' | 'block-header' | 'checksum' | 'skip';

const frameMagic = 0xfd2fb528;
const frameBeginning = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
/** The first of 16 numbers that skippable frames begin with. */
const skippableMagic = 0x184d2a50;

/**
 * Finds where the frames of zstd content end (RFC 8878, section 3.1), without decoding them. A decoder cannot tell
 * whether what it does not understand is a damaged frame, or comes after the last one.
 */
export class ZstdFrames {
  #part: Part = 'magic';
  /** What follows the bytes that are passed over. */
  #after: Part = 'magic';
  /** How many bytes of a part have come, how many it needs, and the number that they are. */
  #gathered = 0;
  #needed = 4;
  #value = 0;
  #toSkip = 0;
  #descriptor = 0;
  /** How much the frame says that it decompresses to, which the last bytes of its header are. */
  #contentSize = 0n;
  #isDamaged = false;
  /** Whether the frame is one that decoders do not skip. */
  #isDecoded = false;
  #hasEnded = false;

  /** Whether the bytes until now are whole frames, and nothing else. */
  get isComplete(): boolean {
    return this.#part === 'magic' && this.#gathered === 0 && !this.#hasEnded;
  }

  /** Whether the last frame that began is whole, and what follows it is none, or not enough to be one. */
  get isBetween(): boolean {
    return this.#part === 'magic';
  }

  /** How many bytes the last frame that is decoded says that it decompresses to; undefined where it does not say so. */
  get contentSize(): bigint | undefined {
    if (bytesOfContentSize(this.#descriptor) === 0) return undefined;
    return this.#contentSize + (bytesOfContentSize(this.#descriptor) === 2 ? 256n : 0n);
  }

  /** Whether there is a block that cannot be: a compressed one without content, which a decoder of streams passes over. */
  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  /** Whether something that is not a frame follows the frames. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * Takes the next bytes; gives what is to be decoded, as far as is known to be part of a frame. Blocks come one by one, and
   * a checksum after them: what comes out of a decoder together with an error is lost. Frames that decoders skip are left
   * out.
   */
  *take(bytes: Uint8Array): Generator<Uint8Array> {
    let offset = 0;
    /** Where the bytes begin that have not been given. */
    let start = 0;
    while (offset < bytes.length && !this.#hasEnded) {
      if (this.#part === 'skip') {
        const skipped = Math.min(this.#toSkip, bytes.length - offset);
        offset += skipped;
        this.#toSkip -= skipped;
        if (this.#toSkip === 0) this.#expect(this.#after);
      } else {
        // Numbers are written with their lowest byte first. No part that is one has more than four.
        this.#value += (bytes[offset] ?? 0) * 2 ** (8 * this.#gathered);
        if (this.#part === 'header') this.#takeHeader(bytes[offset] ?? 0);
        this.#gathered++;
        offset++;
        if (this.#gathered < this.#needed) continue;
        const isMagic = this.#part === 'magic';
        this.#read(this.#part, this.#value);
        this.#gathered = 0;
        this.#value = 0;
        if (isMagic) {
          // It was held back until it was known to be one.
          if (this.#isDecoded) yield frameBeginning;
          start = offset;
        }
      }
      if (!this.#isAtEndOfBlock) continue;
      if (this.#isDecoded && offset > start) yield bytes.subarray(start, offset);
      start = offset;
    }
    // The other parts are certain of a frame, so nothing of them is held back.
    if (this.#isDecoded && this.#part !== 'magic' && offset > start) yield bytes.subarray(start, offset);
  }

  /** Whether a block or a whole frame ends here. */
  get #isAtEndOfBlock(): boolean {
    return (
      this.#gathered === 0 &&
      (this.#part === 'magic' || this.#part === 'checksum' || this.#part === 'block-header')
    );
  }

  /** Takes a byte of a header, in which the size of the content is at the end. */
  #takeHeader(byte: number): void {
    const place = this.#gathered - (this.#needed - bytesOfContentSize(this.#descriptor));
    if (place >= 0) this.#contentSize += BigInt(byte) << BigInt(8 * place);
  }

  /** Reads a part that has come whole. */
  #read(part: Part, value: number): void {
    switch (part) {
      case 'magic':
        this.#isDecoded = value === frameMagic;
        if (this.#isDecoded) this.#expect('descriptor');
        else if (value >= skippableMagic && value < skippableMagic + 16) this.#expect('skippable-size');
        else this.#hasEnded = true;
        break;
      case 'skippable-size':
        this.#skip(value, 'magic');
        break;
      case 'descriptor':
        this.#descriptor = value;
        this.#contentSize = 0n;
        this.#part = 'header';
        this.#needed = restOfHeader(value);
        break;
      case 'header':
        this.#expect('block-header');
        break;
      case 'block-header': {
        const isLast = (value & 1) !== 0;
        const type = (value >> 1) & 3;
        const size = type === repeatedByte ? 1 : value >> 3;
        if (type === compressedBlock && size === 0) this.#isDamaged = true;
        if (!isLast) this.#skip(size, 'block-header');
        else this.#skip(size, hasChecksum(this.#descriptor) ? 'checksum' : 'magic');
        break;
      }
      case 'checksum':
        this.#expect('magic');
        break;
      case 'skip':
        break;
    }
  }

  #expect(part: Part): void {
    this.#part = part;
    this.#needed = part === 'descriptor' ? 1 : part === 'block-header' ? 3 : 4;
  }

  #skip(bytes: number, after: Part): void {
    this.#toSkip = bytes;
    this.#after = after;
    if (bytes === 0) this.#expect(after);
    else this.#part = 'skip';
  }
}

/** The types of blocks whose length in the content is not the one that they decompress to. */
const [repeatedByte, compressedBlock] = [1, 2];

function hasChecksum(descriptor: number): boolean {
  return (descriptor & 0x04) !== 0;
}

/** How many bytes of a frame’s header follow its first one (RFC 8878, section 3.1.1.1). */
function restOfHeader(descriptor: number): number {
  const window = isSingleSegment(descriptor) ? 0 : 1;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  return window + dictionary + bytesOfContentSize(descriptor);
}

function bytesOfContentSize(descriptor: number): number {
  return [isSingleSegment(descriptor) ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
}

function isSingleSegment(descriptor: number): boolean {
  return (descriptor & 0x20) !== 0;
}
