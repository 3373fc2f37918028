import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Operation } from '#schemas/catalogue/consumers';
import { startProcessGroup, type ProcessGroup } from '#scripts/vscodeHost/processGroup';
import { within } from '#scripts/vscodeHost/waiting';
import { layerFile } from '../documents/content';
import type { ConsumedDocument } from '../documents/document';

/** What a tool needs to run. */
export interface Surroundings {
  /** A folder for its files, which is its own. */
  readonly folder: string;
  /** The address of a registry with all documents, to pull from. */
  readonly registry: string;
  readonly signal: AbortSignal;
  /** The path of the layout of a document; its tar archive is beside it, with `.tar`. */
  readonly layoutOf: (document: ConsumedDocument) => string;
}

/** What came of one operation of a tool with one document. */
export interface Observation {
  readonly taken: boolean;
  /** What the tool printed. */
  readonly output: string;
  /** The number of layers whose files are there; undefined where the operation unpacks nothing. */
  readonly unpacked?: number;
}

/** A tool that runs, and the operations that it offers, in the order in which they can follow each other. */
export interface RunningTool {
  /** The command by which the model tells what the tool does from what others do with the same consumer. */
  readonly command?: string;
  readonly operations: readonly ToolOperation[];
  stop?(): Promise<void>;
}

/** One operation, by its name in the model. */
export interface ToolOperation {
  readonly operation: Operation;
  readonly run: (document: ConsumedDocument) => Promise<Observation>;
}

/** A tool that Debian packages. */
export interface Tool {
  /** The id in the model. */
  readonly consumer: string;
  /** The program that tells the version, with its arguments. */
  readonly version: readonly [program: string, ...args: readonly string[]];
  /** All programs that must be there. */
  readonly programs: readonly string[];
  /** The Debian packages that have them. */
  readonly packages: readonly string[];
  /** Why it cannot run on this system; undefined where it can. */
  obstacle?(): string | undefined;
  start(surroundings: Surroundings): Promise<RunningTool>;
}

const toolTimeout = 60_000;
const startTimeout = 30_000;

/** Only what programs need: above all, no proxy, and no configuration of the user. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    TMPDIR: folder,
    XDG_RUNTIME_DIR: folder,
    LC_ALL: 'C.UTF-8',
  };
}

/** Runs a program to its end; never longer than a minute. It is taken when the program succeeds. */
export async function runTool(
  commandLine: readonly string[],
  { folder, signal }: Pick<Surroundings, 'folder' | 'signal'>,
): Promise<Observation> {
  signal.throwIfAborted();
  const [program = '', ...args] = commandLine;
  const options = {
    cwd: folder,
    env: environmentIn(folder),
    timeout: toolTimeout,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
    signal,
  } as const;
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      const end = error?.killed === true ? `${program} took longer than ${toolTimeout} ms.\n` : '';
      resolve({ taken: error === null, output: `${stdout}${stderr}${end}` });
    });
  });
}

/** A daemon that runs, and what it wrote to its log. */
export interface Daemon extends ProcessGroup {
  /** What the log has that says that the daemon is ready. */
  readonly ready: RegExpExecArray;
  /** All of the log so far. */
  log(): string;
}

/** Starts a daemon and waits until its log says that it is ready. */
export async function startDaemon(
  [program = '', ...args]: readonly string[],
  ready: RegExp,
  folder: string,
): Promise<Daemon> {
  const group = startProcessGroup(program, args, environmentIn(folder));
  const { leader } = group;
  let log = '';
  const found = new Promise<RegExpExecArray>((resolve, reject) => {
    const collect = (part: Buffer): void => {
      log += part.toString();
      const match = ready.exec(log);
      if (match !== null) resolve(match);
    };
    leader.stdout?.on('data', collect);
    leader.stderr?.on('data', collect);
    leader.on('error', reject);
    leader.on('exit', () => reject(new Error(`${program} ended:\n${log.slice(-2000)}`)));
  });
  try {
    const match = await within(
      startTimeout,
      found,
      () => `${program} was not ready in time:\n${log.slice(-2000)}`,
    );
    return { ...group, ready: match, log: () => log };
  } catch (error) {
    await group.stop();
    throw error;
  }
}

/** How many layers of a document have their file somewhere below a folder. */
export async function unpackedLayers(document: ConsumedDocument, folder: string): Promise<number> {
  const prefix = layerFile(document.name, 0).slice(0, -1);
  const paths = await readdir(folder, { recursive: true });
  return new Set(paths.map((path) => basename(path)).filter((name) => name.startsWith(prefix))).size;
}
