import { isAscii } from 'node:buffer';
import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** Follows no link, and does not wait for a writer. Windows has neither. */
const toRead =
  constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK);

// Nothing of the project is imported here: this is loaded before the program, and takes the time that it saves. The
// checksums guard against damage, not against tampering: loading `node:crypto` for a hash would take longer than using it.

/** How many compiled programs are kept. An installation has two for each version of V8. */
const mostKept = 8;

/** A cache of more bytes was not written by this program. */
const largestInBytes = 16 * 1024 * 1024;

/** Code that is used is marked so once in this time (ms): what has not been used for longest is thrown away first. */
const markedEvery = 24 * 60 * 60 * 1000;

/** The checksum of the program, and that of its compiled code. */
const headInBytes = 8;

/** Where compiled code is kept, and whose it must be. */
export interface CodeCacheOptions {
  /** The folder; undefined for none, which switches the cache off. */
  readonly folder: string | undefined;
  /** The user that everything must belong to; undefined where the system does not tell, as on Windows. */
  readonly user: number | undefined;
}

/** A program that is ready to run, and how it was made ready. */
export interface LoadedProgram {
  readonly script: Script;
  /** Whether its code had been compiled before. */
  readonly isFromCache: boolean;
  /** Keeps the code as it is compiled by now, unless that was done before. Never fails. */
  keep(): void;
}

/** The folder for compiled code on this system; undefined where the environment says that there is to be none. */
export function codeCacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
): string | undefined {
  if (env['NODE_DISABLE_COMPILE_CACHE'] === '1') return undefined;
  const named =
    platform === 'win32' ? env['LOCALAPPDATA'] : platform === 'darwin' ? '' : env['XDG_CACHE_HOME'];
  if (named !== undefined && isAbsolute(named)) return join(named, 'oci-manifest');
  if (platform === 'win32') return undefined;
  const home = env['HOME'] ?? homedir();
  return isAbsolute(home)
    ? join(home, platform === 'darwin' ? 'Library/Caches' : '.cache', 'oci-manifest')
    : undefined;
}

/**
 * Reads a program, a module of CommonJS, with its code as it was compiled in a former run. V8 believes what it is given, so it is
 * given only what belongs to the user, what nobody else could write, and what is whole. Undefined where the program
 * cannot be read or there is no place for compiled code: then it is to be loaded as usual.
 * @param file the path of the program
 */
export function loadWithCache(file: string, { folder, user }: CodeCacheOptions): LoadedProgram | undefined {
  try {
    if (folder === undefined || !makeOwnFolder(folder, user)) return undefined;
    const source = readWrapped(file);
    const sum = crc32(source);
    const path = join(folder, nameFor(file));
    const cachedData = readCode(path, sum, user);
    const script = new Script(source.toString(isAscii(source) ? 'latin1' : 'utf8'), {
      filename: file,
      columnOffset: -wrapper.length,
      ...(cachedData && { cachedData }),
    });
    const isFromCache = cachedData !== undefined && script.cachedDataRejected === false;
    const keep = (): void => {
      if (!isFromCache) writeCode(path, sum, script.createCachedData(), user);
    };
    return { script, isFromCache, keep };
  } catch {
    return undefined;
  }
}

/** What makes a function of a module of CommonJS, as Node.js does. */
const wrapper = '(function (exports, require, module, __filename, __dirname) { ';
const end = '\n})';

/** The bytes of a module as a function. They are put together here because V8 copies texts that are put together. */
function readWrapped(file: string): Buffer {
  const fd = openSync(file, constants.O_RDONLY);
  try {
    const { size } = fstatSync(fd);
    const bytes = Buffer.allocUnsafeSlow(wrapper.length + size + end.length);
    bytes.write(wrapper, 'latin1');
    let at = wrapper.length;
    while (at < wrapper.length + size) {
      const read = readSync(fd, bytes, at, wrapper.length + size - at, null);
      if (read === 0) throw new Error(`${file} became shorter while it was read.`);
      at += read;
    }
    bytes.write(end, at, 'latin1');
    return bytes;
  } finally {
    closeSync(fd);
  }
}

/** Which files in the folder are our own, also those that a run has not finished. */
const nameOfOwn = /^[0-9a-f]{8}-[0-9a-f]+\.code(?:\.\d+)?$/;

/** V8 goes by its own version, and by its flags and those of the processor: code of others has another name. */
function nameFor(file: string): string {
  return `${hexOf(crc32(file))}-${hexOf(cachedDataVersionTag())}.code`;
}

/** The code in a file that is sound; undefined for any other file, and where there is none. */
function readCode(path: string, sum: number, user: number | undefined): Buffer | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(path, toRead);
    const found = fstatSync(fd);
    const isOwn = found.isFile() && found.nlink === 1 && isOnlyOf(user, found);
    if (!isOwn || found.size <= headInBytes || found.size > largestInBytes) return undefined;
    const bytes = readFileSync(fd);
    const code = bytes.subarray(headInBytes);
    markAsUsed(fd, found);
    return bytes.readUInt32LE(0) === sum && bytes.readUInt32LE(4) === crc32(code) ? code : undefined;
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Marks a file as used, where that is possible. */
function markAsUsed(fd: number, { mtimeMs }: Stats): void {
  const now = Date.now();
  try {
    if (now - mtimeMs > markedEvery) futimesSync(fd, now / 1000, now / 1000);
  } catch {
    // It is thrown away sooner.
  }
}

/** Replaces a file as a whole, so that programs that start meanwhile read the old or the new one. */
function writeCode(path: string, sum: number, code: Buffer, user: number | undefined): void {
  const temporary = `${path}.${process.pid}`;
  try {
    const head = Buffer.alloc(headInBytes);
    head.writeUInt32LE(sum, 0);
    head.writeUInt32LE(crc32(code), 4);
    if (!isOwnFolder(dirname(path), user)) return;
    writeFileSync(temporary, Buffer.concat([head, code]), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, path);
    removeOldest(dirname(path));
  } catch {
    remove(temporary);
  }
}

/** Removes a file, as far as that is possible. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What cannot be removed is in nobody's way.
  }
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => nameOfOwn.test(name))
    .map((name) => join(folder, name))
    .map((path) => ({ path, time: lstatSync(path).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of files.slice(mostKept)) remove(path);
}

/** Makes the folder where it is missing; tells whether it belongs to the user alone. */
function makeOwnFolder(folder: string, user: number | undefined): boolean {
  if (isOwnFolder(folder, user)) return true;
  const base = dirname(folder);
  // Where root works in the home of somebody else, nothing is left there.
  const above = [base, dirname(base)].map((path) => statSync(path, { throwIfNoEntry: false }));
  const existing = above.find((found) => found !== undefined);
  if (existing === undefined || !isOf(user, existing)) return false;
  // One by one: below `/proc`, Node.js tries forever to make several at once.
  if (above[0] === undefined) mkdirSync(base, { mode: 0o700 });
  mkdirSync(folder, { mode: 0o700 });
  return isOwnFolder(folder, user);
}

function isOwnFolder(folder: string, user: number | undefined): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && isOnlyOf(user, found);
}

function isOf(user: number | undefined, { uid }: Stats): boolean {
  return user === undefined || uid === user;
}

/** Whether nobody but the user can read or write something. */
function isOnlyOf(user: number | undefined, found: Stats): boolean {
  return user === undefined || (found.uid === user && (found.mode & 0o077) === 0);
}

function hexOf(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}
