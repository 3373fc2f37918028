import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { repositoryRoot } from './vscodeHost/paths';

/** One part of `npm test`; its last `N passed, N failed` or mocha summary is added up. */
interface Step {
  readonly title: string;
  readonly command: readonly string[];
}

const bin = (name: string): string => join(repositoryRoot, 'node_modules', '.bin', name);
/** The native compiler. The package `typescript` is an older one, whose interface other tools use. */
const typescript = join(repositoryRoot, 'node_modules', 'typescript-native', 'bin', 'tsc');
const tsx = (script: string): string[] => [bin('tsx'), join('scripts', script)];

function mocha(...folders: string[]): string[] {
  return [
    bin('mocha'),
    '--forbid-only',
    '--reporter',
    'dot',
    ...folders.map((folder) => `test/${folder}/**/*.test.ts`),
  ];
}

/** What the others need: the bundled programs, and the package of the extension. */
const first: readonly Step[] = [
  { title: 'Build', command: tsx('build.ts') },
  { title: 'Package', command: tsx('package.ts') },
];

/**
 * The others, of which three run side by side; those that take longest begin first. VS Code and the programs of the
 * command line are often waited for, so that three keep two processors busy.
 */
const steps: readonly Step[] = [
  {
    title: 'In a real VS Code',
    command: [process.execPath, '--import', 'tsx', join('scripts', 'testVscode.ts'), '--packaged'],
  },
  // In a process of its own, in which nothing has run before it counts.
  { title: 'Executions', command: mocha('executions') },
  // Not each in a process of its own, which would compile what it tests anew.
  { title: 'Unit, corpus', command: mocha('unit', 'corpus') },
  { title: 'Protocol, command line, packages', command: mocha('protocol', 'cli', 'package') },
  // The threads of the compiler each infer the types of the schemas anew, which takes twice the processor time.
  { title: 'Types', command: [process.execPath, typescript, '-b', '--singleThreaded'] },
  { title: 'Site and playground', command: mocha('site') },
  { title: 'Format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { title: 'Lint of import directions and regular expressions', command: [bin('eslint'), '.'] },
  { title: 'Lint', command: [bin('oxlint')] },
  { title: 'Unused code', command: [bin('knip')] },
];

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How many lines of a step that has failed are shown once more, where it does not say which tests failed. */
const linesShownAgain = 40;

/**
 * `npm test`: all steps run even when one fails, so that one run tells everything. What failed is shown once more at the end,
 * because the output is long.
 */
async function main(): Promise<void> {
  const counts: Counts[] = [];
  const failures: string[] = [];
  const runOne = async (step: Step): Promise<void> => {
    const { failure, ...counted } = await runStep(step);
    counts.push(counted);
    if (failure !== undefined) failures.push(failure);
  };
  for (const step of first) await runOne(step);
  const queue = [...steps];
  const runSteps = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) await runOne(step);
  };
  await Promise.all([runSteps(), runSteps(), runSteps()]);
  for (const failure of failures) console.log(failure);
  const total = (count: keyof Counts): number => counts.reduce((sum, counted) => sum + counted[count], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
  process.exitCode = total('failed') === 0 ? 0 : 1;
}

/**
 * Shows the output of a step as a whole when it has ended, so that the lines of two are not mixed.
 * @returns the counts, and what to show once more if it has failed
 */
async function runStep({ title, command }: Step): Promise<Counts & { readonly failure: string | undefined }> {
  console.log(`=== ${title} …`);
  const start = Date.now();
  const { code, output } = await run(command);
  if (output.trim() !== '') console.log(output);
  const isOk = code === 0;
  console.log(`=== ${title}: ${isOk ? 'ok' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  const { any, passed, failed, skipped } = countTests(output);
  return {
    passed: passed + (isOk && !any ? 1 : 0),
    failed: failed + (!isOk && failed === 0 ? 1 : 0),
    skipped,
    failure: isOk ? undefined : `\n=== Failed: ${title}\n${failedPart(output)}`,
  };
}

/** The part of an output that says what failed: mocha's list of failed tests, or else the last lines. */
function failedPart(output: string): string {
  const lists = [...output.matchAll(/^ *\d+ failing$[^]*?(?=^ *\d+ passing|(?![^]))/gm)].map(([list]) =>
    list.trimEnd(),
  );
  return lists.length > 0
    ? lists.join('\n')
    : output.trimEnd().split('\n').slice(-linesShownAgain).join('\n');
}

async function run([command = '', ...args]: readonly string[]): Promise<{
  code: number | null;
  output: string;
}> {
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Reads the counts off mocha's summaries; a step without any counts as one test. */
function countTests(output: string): Counts & { readonly any: boolean } {
  const sum = (pattern: RegExp): number =>
    [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
  const passed = sum(/^ *(\d+) passing/gm);
  const failed = sum(/^ *(\d+) failing/gm);
  return { any: passed + failed > 0, passed, failed, skipped: sum(/^ *(\d+) pending/gm) };
}

void main();
