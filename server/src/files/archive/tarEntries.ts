import { Header } from 'tar/header';
import { Pax } from 'tar/pax';
import { isTarHeader, blockInBytes } from '#schemas/values/tarHeader';
import { ArchiveProblem } from './archiveProblem';
import type { ByteSource } from './byteSource';

/** An entry of a tar archive. */
export interface TarEntry {
  /** As it is written. */
  readonly path: string;
  readonly type: 'file' | 'folder' | 'symbolic-link' | 'hard-link' | 'special';
  /** Where a link leads, as it is written; empty for what is no link. */
  readonly target: string;
  /** The bytes of the content, and where they begin. */
  readonly size: number;
  readonly offset: number;
  /** Whether the content is stored without its holes, so that its bytes are not those of the file. */
  readonly isSparse: boolean;
}

/** No file system takes longer paths. */
const longestPath = 4096;
const longestExtensionInBytes = 64 * 1024;

/** So many entries are read, and so many bytes of their names. */
export const mostEntries = 100_000;
const mostBytesOfNames = 32 * 1024 ** 2;

/** The library takes seconds for as many bytes of extensions. */
const mostBytesOfExtensions = 16 * 1024 ** 2;

/**
 * The entries of a tar archive (POSIX ustar and pax, and the forms of GNU tar), in its order. The source is at the content
 * of an entry while whoever asked looks at it, who may read it.
 * @param onEntry told of the path of each entry before its content is looked at
 * @throws ArchiveProblem where the archive cannot be read on
 */
export async function* tarEntries(
  source: ByteSource,
  onEntry: (path: string) => void,
): AsyncGenerator<TarEntry, void> {
  let count = 0;
  let bytesOfNames = 0;
  let bytesOfExtensions = 0;
  let global: Pax | undefined;
  for (;;) {
    const extensions: Extensions = {};
    let header = await nextHeader(source, count);
    while (header !== undefined && isExtension(header)) {
      bytesOfExtensions += header.size;
      if (bytesOfExtensions > mostBytesOfExtensions) throw new ArchiveProblem('too-many');
      const text = await extensionText(source, header);
      if (header.type === 'GlobalExtendedHeader') global = Pax.parse(text, global, true);
      else readExtension(extensions, header, text);
      if (++count > mostEntries) throw new ArchiveProblem('too-many');
      header = await nextHeader(source, count, extensions.pax, global);
    }
    if (header === undefined) return;
    await passSparseMap(source, header);
    const entry = entryOf(header, extensions, source.position);
    onEntry(entry.path);
    bytesOfNames += entry.path.length + entry.target.length;
    const isLong = entry.path.length > longestPath || entry.target.length > longestPath;
    if (++count > mostEntries || isLong || bytesOfNames > mostBytesOfNames)
      throw new ArchiveProblem('too-many');
    if (!source.has(entry.size)) throw new ArchiveProblem('cut-off');
    yield entry;
    await source.moveTo(entry.offset + padded(entry.size));
  }
}

/** What entries say of the entry that follows them. */
interface Extensions {
  pax?: Pax;
  path?: string;
  target?: string;
  isSparse?: boolean;
}

/** What a header says. */
interface ReadHeader {
  readonly type: string;
  readonly path: string;
  readonly target: string;
  readonly size: number;
  /** Whether blocks with more of the map of a sparse file follow. */
  readonly isMapContinued: boolean;
}

/** The next header; undefined at the end. */
async function nextHeader(
  source: ByteSource,
  count: number,
  pax?: Pax,
  global?: Pax,
): Promise<ReadHeader | undefined> {
  const block = await source.read(blockInBytes);
  if (block.length === 0 && count > 0) throw new ArchiveProblem('no-end');
  if (block.length < blockInBytes) throw new ArchiveProblem('cut-off');
  const header = headerIn(block, pax, global);
  if (header?.nullBlock === true) return undefined;
  if (header === undefined || !isTarHeader(block)) throw new ArchiveProblem('damaged');
  const { type, path = '', linkpath = '', size = 0 } = header;
  return { type, path, target: linkpath, size, isMapContinued: block[482] === 1 };
}

/** The header in a block; undefined for a block that cannot be one. */
function headerIn(block: Buffer, pax?: Pax, global?: Pax): Header | undefined {
  try {
    return new Header(block, 0, pax, global);
  } catch {
    // A number is beyond what can be counted.
    return undefined;
  }
}

function isExtension({ type }: ReadHeader): boolean {
  return extensionTypes.has(type);
}

const extensionTypes: ReadonlySet<string> = new Set([
  'GlobalExtendedHeader',
  'ExtendedHeader',
  'OldExtendedHeader',
  'NextFileHasLongPath',
  'OldGnuLongPath',
  'NextFileHasLongLinkpath',
]);

async function extensionText(source: ByteSource, { size }: ReadHeader): Promise<string> {
  if (size > longestExtensionInBytes) throw new ArchiveProblem('too-many');
  const start = source.position;
  const bytes = await source.read(size);
  if (bytes.length < size) throw new ArchiveProblem('cut-off');
  const text = bytes.toString('utf8');
  await source.moveTo(start + padded(size));
  return text;
}

function readExtension(extensions: Extensions, { type }: ReadHeader, text: string): void {
  if (type === 'NextFileHasLongPath' || type === 'OldGnuLongPath') extensions.path = upToNul(text);
  else if (type === 'NextFileHasLongLinkpath') extensions.target = upToNul(text);
  else {
    extensions.pax = Pax.parse(text, extensions.pax);
    if (!/(?:^|\n)\d+ GNU\.sparse\./.test(text)) return;
    extensions.isSparse = true;
    const name = /(?:^|\n)\d+ GNU\.sparse\.name=([^\n]*)/.exec(text)?.[1];
    if (name !== undefined) extensions.path = name;
  }
}

function upToNul(text: string): string {
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

/** GNU tar writes the rest of a long map behind the header of a sparse file, where it does not count for the size. */
async function passSparseMap(source: ByteSource, header: ReadHeader): Promise<void> {
  let isContinued = header.type === sparseFile && header.isMapContinued;
  while (isContinued) {
    const block = await source.read(blockInBytes);
    if (block.length < blockInBytes) throw new ArchiveProblem('cut-off');
    isContinued = block[504] === 1;
  }
}

const sparseFile = 'SparseFile';

function entryOf(header: ReadHeader, extensions: Extensions, offset: number): TarEntry {
  const type = entryTypes.get(header.type) ?? 'special';
  return {
    // The library puts the prefix of the header before a path that pax gives whole.
    path: firstGiven(extensions.path, extensions.pax?.path, header.path),
    type,
    target: firstGiven(extensions.target, extensions.pax?.linkpath, header.target),
    size: withoutContent.has(header.type) ? 0 : header.size,
    offset,
    isSparse: header.type === sparseFile || extensions.isSparse === true,
  };
}

/**
 * The first name that is not empty: an empty long name leaves the one in the header, as in Go (golang/go,
 * src/archive/tar/reader.go, `Reader.next` and `mergePAX`).
 */
function firstGiven(...names: readonly (string | undefined)[]): string {
  return names.find((name) => name !== undefined && name !== '') ?? '';
}

/** No content follows these headers, whatever size they have, as tools written in Go read them. */
const withoutContent: ReadonlySet<string> = new Set([
  'Link',
  'SymbolicLink',
  'CharacterDevice',
  'BlockDevice',
  'Directory',
  'FIFO',
]);

const entryTypes: ReadonlyMap<string, TarEntry['type']> = new Map([
  ['File', 'file'],
  ['OldFile', 'file'],
  ['ContiguousFile', 'file'],
  [sparseFile, 'file'],
  ['Directory', 'folder'],
  ['GNUDumpDir', 'folder'],
  ['SymbolicLink', 'symbolic-link'],
  ['Link', 'hard-link'],
]);

function padded(size: number): number {
  return Math.ceil(size / blockInBytes) * blockInBytes;
}
