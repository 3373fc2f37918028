import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import * as threadPool from 'node:fs/promises';

/** A file that is open, as a `FileHandle` is one. */
export interface OpenFile {
  readonly fd: number;
  read(
    bytes: Buffer,
    offset: number,
    length: number,
    position: number | null,
  ): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

/** The calls of the file system by which documents are found and read. They are those of `node:fs/promises`. */
export interface FileCalls extends Pick<
  typeof threadPool,
  'lstat' | 'stat' | 'readdir' | 'readlink' | 'realpath'
> {
  open(path: string, flags: number): Promise<OpenFile>;
}

/** Each call takes about 20 µs here, several times that in the thread pool. */
const atOnce: FileCalls = {
  lstat: later(lstatSync) as FileCalls['lstat'],
  stat: later(statSync) as FileCalls['stat'],
  readdir: later(readdirSync) as FileCalls['readdir'],
  readlink: later(readlinkSync) as FileCalls['readlink'],
  realpath: later(realpathSync.native) as FileCalls['realpath'],
  open: later((path: string, flags: number) => new FileAtOnce(openSync(path, flags))),
};

class FileAtOnce implements OpenFile {
  readonly fd: number;
  readonly read = later((bytes: Buffer, offset: number, length: number, position: number | null) => ({
    bytesRead: readSync(this.fd, bytes, offset, length, position),
  }));
  readonly close = later(() => closeSync(this.fd));

  constructor(fd: number) {
    this.fd = fd;
  }
}

/** The same function with what it gives, or throws, in a promise. */
function later<A extends unknown[], R>(call: (...args: A) => R): (...args: A) => Promise<R> {
  return (...args) => new Promise((resolve) => resolve(call(...args)));
}

let calls: FileCalls = threadPool;

/** How this process calls the file system: in the thread pool, so that others have their turn, unless it does not need to. */
export function fileCalls(): FileCalls {
  return calls;
}

/**
 * Whether this process waits for each call of `fileCalls`, which is faster. It is for programs that do one thing and end.
 */
export function waitForFileCalls(waits = true): void {
  calls = waits ? atOnce : threadPool;
}
