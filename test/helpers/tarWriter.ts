/** An entry of a tar archive that a test writes. */
export interface TarItem {
  readonly path: string;
  readonly content?: string | Uint8Array;
  /** The type flag; by default a folder where the path ends with a slash, a link where there is a target, else a file. */
  readonly type?: string;
  /** Where a link leads. */
  readonly target?: string;
  /** The size that the header says, in place of that of the content; as base-256 where it does not fit into octal digits. */
  readonly size?: number;
  /** The first part of the path, in a field of its own. */
  readonly prefix?: string;
  /** Bytes to put into the header as they are, by their offsets, before its checksum is computed. */
  readonly raw?: Readonly<Record<number, string>>;
}

const block = 512;
const encoder = new TextEncoder();

/** A tar archive (POSIX ustar) as it is on a disk, with the two blocks of zeros at its end. */
export function tarArchive(items: readonly TarItem[]): Uint8Array {
  return joinBytes([...items.map(tarEntry), new Uint8Array(2 * block)]);
}

/** One entry: the header, and the content in whole blocks. */
export function tarEntry({
  path,
  content = '',
  target = '',
  prefix = '',
  raw = {},
  ...more
}: TarItem): Uint8Array {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  const type = more.type ?? (path.endsWith('/') ? '5' : target === '' ? '0' : '2');
  const header = new Uint8Array(block);
  const write = (offset: number, value: string): void => header.set(encoder.encode(value), offset);
  write(0, path);
  write(100, '0000644\0');
  write(108, '0000000\0');
  write(116, '0000000\0');
  writeSize(header, more.size ?? bytes.length);
  write(136, '00000000000\0');
  write(148, '        ');
  write(156, type);
  write(157, target);
  write(257, 'ustar\u000000');
  write(345, prefix);
  for (const [offset, value] of Object.entries(raw)) write(Number(offset), value);
  const sum = header.reduce((total, byte) => total + byte, 0);
  write(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  const padding = new Uint8Array((block - (bytes.length % block)) % block);
  return joinBytes([header, bytes, padding]);
}

function writeSize(header: Uint8Array, size: number): void {
  if (size < 8 ** 11) {
    header.set(encoder.encode(`${size.toString(8).padStart(11, '0')}\0`), 124);
    return;
  }
  header[124] = 0x80;
  let rest = size;
  for (let index = 135; index > 124 && rest > 0; index--) {
    header[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

/** The entry that says something of the next one, in the format of pax. */
export function paxHeader(records: Readonly<Record<string, string>>, type = 'x'): TarItem {
  const content = Object.entries(records).map(([key, value]) => paxRecord(`${key}=${value}\n`));
  return { path: 'PaxHeaders/next', type, content: content.join('') };
}

/** A record begins with its own length, which counts its digits too. */
function paxRecord(text: string): string {
  const length = encoder.encode(text).length + 1;
  let whole = length + String(length).length;
  if (String(whole).length !== String(length).length) whole = length + String(whole).length;
  return `${whole} ${text}`;
}

/** The entry by which GNU tar gives the next one a long path (`L`), or a long target (`K`). */
export function gnuLongName(text: string, type: 'L' | 'K' = 'L'): TarItem {
  return { path: '././@LongLink', type, content: `${text}\0` };
}

/** Bytes one after another. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
