import { constants, fstatSync, type Stats } from 'node:fs';
import { counted } from '#schemas/prose';
import { fileCalls, type OpenFile } from './fileCalls';

/** A file that is not read, and why: words that follow a colon, whose subject is the file where they have a verb. */
export class UnreadableFile extends Error {
  /** The code of the operating system, such as `ENOENT`, where the reason came from there. */
  readonly code: string | undefined;

  constructor(reason: string, code?: string) {
    super(reason);
    this.code = code;
  }
}

/** A file that is larger than any document. */
export class TooLargeFile extends UnreadableFile {
  /** @param size how large it is, in words */
  constructor(size: string) {
    super(`it is too large for an OCI document (${size})`);
  }
}

/** Opens a FIFO without waiting for a writer. Windows has neither FIFOs in its file systems nor this flag. */
export const withoutWaiting = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/** Opens no symbolic link. Windows does not have this flag. */
export const notThroughLink = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;

/**
 * Reads a regular file of no more than `most` bytes. Reading from a FIFO or a device may never end, so what a path
 * leads to is looked at before it is opened, and once more when it is open.
 * @throws UnreadableFile for anything else, and for what the operating system refuses
 */
export async function readRegularFile(path: string, most: number): Promise<Buffer> {
  let handle: OpenFile | undefined;
  try {
    requireRegular(await fileCalls().stat(path));
    // Another process may have put a FIFO there meanwhile; without this flag, opening it would wait for a writer.
    handle = await fileCalls().open(path, constants.O_RDONLY | withoutWaiting);
    // What is open answers at once.
    const found = fstatSync(handle.fd);
    requireRegular(found);
    if (found.size > most) throw new TooLargeFile(counted(found.size, 'byte'));
    return await readWhole(handle, found.size, most);
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(reasonOf(error), codeOf(error));
  } finally {
    await handle?.close();
  }
}

/** What an error of the file system says, in words where it is a common one. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const reason = code === undefined ? undefined : reasons.get(code);
  return reason ?? (error instanceof Error ? error.message : String(error));
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or directory'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['EISDIR', 'it is a directory'],
  ['ENOTDIR', 'a part of its path is not a directory'],
  ['ELOOP', 'its symbolic links form a loop'],
  ['ENOSPC', 'no space is left on the device'],
  ['EFBIG', 'the file would be larger than is allowed'],
  ['ENAMETOOLONG', 'the name is too long'],
]);

/** The code of an error of the system, such as `ENOENT`; undefined for other errors. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** @throws UnreadableFile for what is not a regular file */
export function requireRegular(found: Stats): void {
  if (found.isFile()) return;
  throw new UnreadableFile(
    found.isDirectory() ? 'it is a directory' : `it is ${fileTypeOf(found)}, and only regular files are read`,
    found.isDirectory() ? 'EISDIR' : undefined,
  );
}

/** What something is that is not a regular file, in words with an article. */
export function fileTypeOf(found: Stats): string {
  if (found.isDirectory()) return 'a directory';
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isFIFO()) return 'a FIFO';
  if (found.isSocket()) return 'a socket';
  return found.isCharacterDevice() || found.isBlockDevice() ? 'a device' : 'a special file';
}

/** Reads to the end, which files such as those of /proc do not say in advance and others may move meanwhile. */
async function readWhole(handle: OpenFile, expected: number, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    // There is room for one more byte. Where it stays empty, this was all of it.
    const isAsSaid = expected > 0 && length <= expected;
    const chunk = Buffer.allocUnsafe(isAsSaid ? expected - length + 1 : 64 * 1024);
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) return Buffer.concat(chunks, length);
    length += bytesRead;
    if (length > most) throw new TooLargeFile(`more than ${counted(most, 'byte')}`);
    chunks.push(chunk.subarray(0, bytesRead));
    if (isAsSaid && length === expected) return Buffer.concat(chunks, length);
  }
}
