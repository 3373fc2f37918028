import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { builtInCatalogue } from '#schemas/catalogue/catalogue';
import { printable } from '#schemas/printable';
import { counted, listOf } from '#schemas/prose';
import { looksLikeLayout } from '#files/archive/looksLikeLayout';
import { FolderStore } from '#files/folderStore';
import { layoutIn } from '#files/layoutFiles';
import { codeOf, reasonOf } from '#files/regularFile';
import { verifyLayout } from '#files/verifyLayout';
import {
  applyOffsetEdits,
  ChangesInWords,
  changeInWords,
  countUnreadBlobs,
  emptyLayout,
  notesOf,
  repairLayout,
  type FileChange,
  type Layout,
  type RepairOptions,
} from '#service';
import { countErrors } from './errorsLeft';
import { formatDiffs } from './formats/diff';
import { outputLine } from './formats/outputLine';
import { InputError } from './inputError';
import { changeLayout } from './layoutChanges';
import type { FileDiff } from './report';
import type { Terminal } from './terminal';
import { unifiedDiff } from './unifiedDiff';

/** The options of `oci-manifest fix-layout`. */
export interface FixLayoutOptions extends Pick<
  RepairOptions,
  'adopt' | 'diffIds' | 'pruneAbsent' | 'removeOrphans' | 'names'
> {
  /** Whether to make an empty layout where there is none. */
  readonly create?: boolean;
  /** Whether to show what would change instead of writing it. */
  readonly dryRun?: boolean;
  /** Whether to use colors; undefined leaves it to the environment. */
  readonly color?: boolean;
}

/**
 * Repairs the image layout in a directory and prints each file that changes. Resolves to the exit code: 2 when something
 * could not be repaired, which costs nothing but itself, and when `oci-manifest lint` finds errors in what is left.
 * @throws InputError when the directory is not a layout, or when it cannot be written
 */
export async function fixLayout(
  directory: string,
  options: FixLayoutOptions,
  terminal: Terminal,
): Promise<0 | 2> {
  if (await isFile(directory))
    throw new InputError(
      (await looksLikeLayout(directory))
        ? `${directory} is an archive, which this command does not change. Unpack it first.`
        : `${directory} is a file, and not a directory with an image layout.`,
    );
  const layout = await readableLayoutIn(directory);
  const isDryRun = options.dryRun === true;
  if (layout === undefined) {
    await requireEmpty(directory, options);
    const changes = emptyLayout();
    if (!isDryRun) {
      await mkdir(join(directory, 'blobs', 'sha256'), { recursive: true });
      await changeLayout(directory, undefined, changes);
    }
    await terminal.print(summary(directory, changes, isDryRun));
    return 0;
  }
  const repair = repairLayout(layout, { ...options, now: Date.now() });
  for (const problem of repair.problems) terminal.warn(`oci-manifest: ${printable(problem)}\n`);
  if (isDryRun) {
    const diffs = formatDiffs(diffsOf(directory, repair.changes), terminal.look(options.color));
    await terminal.print(diffs === '' ? '' : `${diffs}\n`);
  } else if (repair.changes.length > 0) await changeLayout(directory, layout, repair.changes);
  const notes = notesOf(repair).map((note) => `${note}\n`);
  // What was not repaired has been named where there are problems, and what is only planned cannot be checked.
  const isToBeChecked = repair.problems.length === 0 && (!isDryRun || repair.changes.length === 0);
  const errors = isToBeChecked ? await countErrors(directory, terminal) : 0;
  if (errors > 0)
    terminal.warn(
      `oci-manifest: ${counted(errors, 'error')} ${errors === 1 ? 'is' : 'are'} left that this command does not repair. Run ${terminal.look(options.color).command} lint on the directory to see ${errors === 1 ? 'it' : 'them'}.\n`,
    );
  const isFailure = repair.problems.length > 0 || errors > 0;
  if (repair.changes.length > 0 || !isFailure) {
    const words = new ChangesInWords(layout, repair, builtInCatalogue);
    await terminal.print(summary(directory, repair.changes, isDryRun, (change) => words.of(change)));
  }
  if (repair.changes.length === 0) notes.push(...unreadIn(layout));
  await terminal.print(notes.join(''));
  return isFailure ? 2 : 0;
}

/**
 * Reads the layout in a directory, and all blobs to their ends: only so it is known that one is damaged, and that nothing
 * needs to be repaired.
 * @throws InputError for a directory that cannot be listed
 */
async function readableLayoutIn(directory: string): Promise<Layout | undefined> {
  try {
    const [layout, store] = [await layoutIn(directory), await FolderStore.at(directory)];
    return layout === undefined || store === undefined ? layout : await verifyLayout(layout, store);
  } catch (error) {
    throw new InputError(`${directory}: ${reasonOf(error)}.`);
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** @throws InputError unless an empty layout is wanted and nothing is in its way */
async function requireEmpty(directory: string, { create }: FixLayoutOptions): Promise<void> {
  if (create !== true)
    throw new InputError(`${directory} is not an image layout. In an empty directory, --create makes one.`);
  try {
    if ((await readdir(directory)).length === 0) return;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw new InputError(`${directory}: ${reasonOf(error)}.`);
  }
  throw new InputError(`${directory} is not empty, so no layout was made there.`);
}

function diffsOf(directory: string, changes: readonly FileChange[]): readonly FileDiff[] {
  return changes.flatMap((change) => {
    if (change.type !== 'replace') return [];
    const { text } = change.document;
    const after = applyOffsetEdits(text, change.edits);
    return [{ path: join(directory, change.path), lines: unifiedDiff(text, after, change.edits) }];
  });
}

/** What is said of blobs that may be damaged, for all that is known. */
function unreadIn(layout: Layout): readonly string[] {
  const count = countUnreadBlobs(layout);
  return count === 0
    ? []
    : [
        `${counted(count, 'blob')} ${count === 1 ? 'was' : 'were'} not compared with ${count === 1 ? 'its digest' : 'their digests'}.\n`,
      ];
}

/**
 * A line for each file, below it what the change is about, and one that counts them.
 * @param about says what a change means, where there is something to say
 */
function summary(
  directory: string,
  changes: readonly FileChange[],
  isDryRun: boolean,
  about: (change: FileChange) => string | undefined = () => undefined,
): string {
  if (changes.length === 0) return 'Nothing needs to be repaired.\n';
  const lines = changes.flatMap((change) => {
    const words = about(change);
    const line = changeInWords(change, (path) => join(directory, path));
    return words === undefined ? [line] : [line, `        ${words}`];
  });
  const counts = (['rename', 'create', 'replace', 'delete'] as const).flatMap((type) => {
    const count = changes.filter((change) => change.type === type).length;
    return count === 0 ? [] : [`${counted(count, 'file')} ${participles[type]}`];
  });
  const counting = isDryRun
    ? `Nothing was written. Without --dry-run: ${listOf(counts)}.`
    : `${listOf(counts)}.`;
  return [...lines.map((line) => outputLine(line)), '', counting, ''].join('\n');
}

const participles = { rename: 'renamed', create: 'created', replace: 'changed', delete: 'deleted' } as const;
