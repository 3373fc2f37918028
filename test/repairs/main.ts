import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LayoutFiles } from '#helpers/layouts';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { runProgram } from '#scripts/vscodeHost/interruption';
import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import { missingText, missingTools } from '../consumers/missing';
import { containerd, startContainerd } from '../consumers/tools/containerd';
import { skopeo } from '../consumers/tools/skopeo';
import { onlyAsRoot } from '../consumers/tools/root';
import { runTool, type Observation, type Tool } from '../consumers/tools/tool';
import { umoci } from '../consumers/tools/umoci';
import { brokenLayouts, type BrokenLayout } from './brokenLayouts';

const program = join(repositoryRoot, 'dist', 'server', 'cli.js');

/** A tool that reads an image of a layout with all its content. */
interface Reader {
  readonly tool: Tool;
  /** Whether it reads an index of several platforms. umoci calls the name of one ambiguous. */
  readonly takesPlatforms: boolean;
  /** @param target a path that is not there, or a name that is not used */
  readonly command: (image: string, target: string) => readonly string[];
  /** What the output says of an image that was read. A tool may end with success without one. */
  readonly says?: RegExp;
}

const readers: readonly Reader[] = [
  {
    tool: skopeo,
    takesPlatforms: true,
    command: (image, target) => [
      ...['skopeo', '--insecure-policy', '--override-os=linux', '--override-arch=amd64', 'copy', '--all'],
      ...[`oci:layout:${image}`, `dir:${target}`],
    ],
  },
  {
    tool: umoci,
    takesPlatforms: false,
    command: (image, target) => ['umoci', 'unpack', '--rootless', '--image', `layout:${image}`, target],
  },
];

/** containerd imports all images of a layout from a tar archive. */
function containerdAt(socket: string): Reader {
  const ctr = `ctr --address ${socket} --namespace "$(basename "$PWD")-$0" images`;
  return {
    tool: containerd,
    takesPlatforms: true,
    // What it has from a layout before would hide what another lacks.
    command: (image, target) => [
      ...['sh', '-c'],
      `tar -cf "$0.tar" -C layout . &&
        ${ctr} import --all-platforms --no-unpack --base-name layout "$0.tar" &&
        ${ctr} check name==layout:"$1"`,
      ...[target, image],
    ],
    says: /^layout:\S+ .* complete \(/m,
  };
}

/** What came of one layout. */
interface Outcome {
  readonly name: string;
  /** By tool: how many images it read before and after, and how many there are for it. */
  readonly read: readonly { readonly before: number; readonly after: number; readonly count: number }[];
  /** Whether `oci-manifest lint` finds an error before and after. */
  readonly errors: readonly [before: boolean, after: boolean];
  readonly output: string;
}

/** `npm run test:repairs`: breaks layouts, repairs them, and gives them to the tools of Debian before and after. */
async function main(signal: AbortSignal): Promise<number> {
  const missing = await missingTools([...readers.map(({ tool }) => tool), containerd]);
  if (missing.length > 0) console.log(missingText(missing));
  const directory = await createTemporaryDirectory();
  const obstacle = onlyAsRoot();
  const hasContainerd = !missing.includes(containerd) && obstacle === undefined;
  if (obstacle !== undefined) console.log(`Without containerd. ${obstacle}`);
  const daemon = hasContainerd ? await startContainerd(directory.path) : undefined;
  const present = readers.filter(({ tool }) => !missing.includes(tool));
  if (daemon !== undefined) present.push(containerdAt(daemon.socket));
  const outcomes: Outcome[] = [];
  try {
    if (present.length === 0) throw new Error('None of the tools can run here.');
    for (const layout of brokenLayouts())
      outcomes.push(await tryRepair(layout, present, join(directory.path, String(outcomes.length)), signal));
  } finally {
    await daemon?.daemon.stop();
    await directory.remove();
  }
  console.log(table(outcomes, present));
  const failed = outcomes.filter(isFailure);
  for (const { name, output } of failed) console.log(`\n${name}\n${output}`);
  return failed.length > 0 ? 1 : 0;
}

async function tryRepair(
  { name, files, isCreated = false, runs, images, singleImages = images }: BrokenLayout,
  present: readonly Reader[],
  folder: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const run = (command: readonly string[]): Promise<Observation> => runTool(command, { folder, signal });
  const fixLayout = async (...options: readonly string[]): Promise<Observation> =>
    run([process.execPath, program, 'fix-layout', 'layout', ...options]);
  await mkdir(folder, { recursive: true });
  if (isCreated) await fixLayout('--create');
  await write(files, join(folder, 'layout'));
  const lint = async (): Promise<Observation> => run([process.execPath, program, 'lint', 'layout']);
  const outputs: string[] = [];
  const readAll = async (when: string): Promise<number[]> => {
    const counts: number[] = [];
    for (const { tool, takesPlatforms, command, says = /^/ } of present) {
      let taken = 0;
      for (const image of takesPlatforms ? images : singleImages) {
        const read = await run(command(image, `${when}-${tool.consumer}-${image}`));
        if (read.taken && says.test(read.output)) taken++;
        else if (when === 'after') outputs.push(read.output);
      }
      counts.push(taken);
    }
    return counts;
  };
  const [before, lintBefore] = [await readAll('before'), await lint()];
  for (const options of runs) {
    const repair = await fixLayout(...options);
    if (!repair.taken) outputs.push(repair.output);
  }
  const [after, lintAfter] = [await readAll('after'), await lint()];
  if (!lintAfter.taken) outputs.push(lintAfter.output);
  return {
    name,
    read: present.map(({ takesPlatforms }, index) => ({
      before: before[index] ?? 0,
      after: after[index] ?? 0,
      count: (takesPlatforms ? images : singleImages).length,
    })),
    errors: [!lintBefore.taken, !lintAfter.taken],
    output: outputs.join('\n'),
  };
}

/** Writes a layout whose files are a day old, so that none counts as young. */
async function write(files: LayoutFiles, folder: string): Promise<void> {
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
  for (const [path, content] of Object.entries(files)) {
    if (typeof content !== 'string' && !(content instanceof Uint8Array)) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    await utimes(join(folder, path), yesterday, yesterday);
  }
}

function isFailure({ read, errors }: Outcome): boolean {
  return errors[1] || read.some(({ after, count }) => after !== count);
}

function table(outcomes: readonly Outcome[], present: readonly Reader[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const line = (name: string, cells: readonly string[]): string =>
    [name.padEnd(width), ...cells.map((cell) => cell.padEnd(16))].join('  ').trimEnd();
  const head = line('', [...present.map(({ tool }) => tool.consumer), 'errors of lint']);
  const lines = outcomes.map(({ name, read, errors }) =>
    line(name, [
      ...read.map(({ before, after, count }) => `${before} → ${after} of ${count}`),
      errors.map((found) => (found ? 'yes' : 'no')).join(' → '),
    ]),
  );
  const failed = outcomes.filter(isFailure).length;
  return [head, ...lines, '', `${outcomes.length} layouts, ${failed} not repaired.`].join('\n');
}

void runProgram(main);
