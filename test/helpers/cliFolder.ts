import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'mocha';
import type { JsonReport } from '#cli/formats/json';
import { writeOutDigests } from './markedText';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const program = join(repositoryRoot, 'dist', 'server', 'cli.js');

/** An image manifest without a fault, with each descriptor on one line. */
export const rightManifest = writeOutDigests(`{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]
}
`);

/** The same with one error, in `schemaVersion`. */
export const brokenManifest = rightManifest.replace('"schemaVersion": 2', '"schemaVersion": 1');

/** The same with a warning only, for its `artifactType`. */
export const warnedManifest = rightManifest.replace(
  '  "config"',
  '  "artifactType": "application/vnd.example.thing.v1",\n  "config"',
);

/** What a run of the command line printed, and its exit code. */
export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run finds beside its arguments. */
export interface Surroundings {
  readonly input?: string;
  /** Variables beside those of the test, of which none decides about colors. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A folder of its own in which the built command line runs. */
export interface CliFolder {
  readonly path: string;
  /** Runs `oci-manifest lint`; a last object gives its standard input and its environment. */
  readonly run: (...args: (string | Surroundings)[]) => CliResult;
  /** Runs `oci-manifest explain` in the same way. */
  readonly explain: (...args: (string | Surroundings)[]) => CliResult;
  /** Runs `oci-manifest fix-layout` in the same way. */
  readonly fixLayout: (...args: (string | Surroundings)[]) => CliResult;
  /** Runs `oci-manifest graph` in the same way. */
  readonly graph: (...args: (string | Surroundings)[]) => CliResult;
  /** Runs it for a report in JSON; nothing else may be told. */
  readonly report: (...paths: string[]) => JsonReport;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly read: (path: string) => string;
  readonly remove: () => void;
}

/** A folder that is a new one for each test of a suite, filled by `setUp`. */
export function cliFolder(setUp?: (folder: CliFolder) => void): CliFolder {
  let made: CliFolder | undefined;
  const current = (): CliFolder => {
    assert(made !== undefined, 'there is a folder during tests only');
    return made;
  };
  beforeEach(() => {
    made = createCliFolder();
    setUp?.(made);
  });
  afterEach(() => current().remove());
  return {
    get path() {
      return current().path;
    },
    run: (...args) => current().run(...args),
    explain: (...args) => current().explain(...args),
    fixLayout: (...args) => current().fixLayout(...args),
    graph: (...args) => current().graph(...args),
    report: (...args) => current().report(...args),
    write: (path, text) => current().write(path, text),
    read: (path) => current().read(path),
    remove: () => current().remove(),
  };
}

/** Makes an empty folder. */
export function createCliFolder(): CliFolder {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'oci-manifest-')));
  const command =
    (name: string): CliFolder['run'] =>
    (...args) => {
      const last = args.at(-1);
      const words = args.filter((argument) => typeof argument === 'string');
      const { input, env } = typeof last === 'object' ? last : {};
      const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
      return spawnSync(process.execPath, [program, name, ...words], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...inherited, ...env },
        ...(input === undefined ? {} : { input }),
      });
    };
  const run = command('lint');
  return {
    path: folder,
    run,
    explain: command('explain'),
    fixLayout: command('fix-layout'),
    graph: command('graph'),
    report(...paths) {
      const { stdout, stderr } = run('--format', 'json', ...paths);
      assert.equal(stderr, '');
      return JSON.parse(stdout) as JsonReport;
    },
    write(path, content) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
