import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '#scripts/rulePage';

const program = join(projectRoot, 'dist', 'server', 'cli.js');

/** What a run of the command line printed, and its exit code. */
export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own in which the built command line runs. */
export interface CliFolder {
  readonly path: string;
  /** Runs `oci-manifest lint`; a last object gives its standard input. */
  readonly run: (...args: (string | { readonly input: string })[]) => CliResult;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  readonly remove: () => void;
}

/** Makes an empty folder. */
export function createCliFolder(): CliFolder {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'oci-manifest-')));
  return {
    path: folder,
    run(...args) {
      const last = args.at(-1);
      const words = args.filter((argument): argument is string => typeof argument === 'string');
      return spawnSync(process.execPath, [program, 'lint', ...words], {
        cwd: folder,
        encoding: 'utf8',
        ...(typeof last === 'object' ? { input: last.input } : {}),
      });
    },
    write(path, text) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
