import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { repositoryRoot } from './vscodeHost/paths';

/** One part of `npm test`; its last `N passed, N failed` or mocha summary is added up. */
interface Step {
  readonly title: string;
  readonly command: readonly string[];
}

const bin = (name: string): string => join(repositoryRoot, 'node_modules', '.bin', name);
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

/** Steps in the order in which they are run. Those of one stage do not need each other, and run at once. */
const stages: readonly (readonly Step[])[] = [
  [
    { title: 'Types', command: [bin('tsc'), '-b'] },
    { title: 'Lint', command: [bin('eslint'), '.'] },
  ],
  [
    { title: 'Format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
    { title: 'Unused code', command: [bin('knip')] },
    { title: 'Build', command: tsx('build.ts') },
  ],
  [
    { title: 'Unit', command: mocha('unit') },
    { title: 'Protocol, command line and corpus', command: mocha('protocol', 'cli', 'corpus') },
  ],
  [
    {
      title: 'In a real VS Code',
      command: [process.execPath, '--import', 'tsx', join('scripts', 'testVscode.ts')],
    },
  ],
];

/** `npm test`: every stage in turn; all run even when a step fails, so that one run tells everything. */
async function main(): Promise<void> {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const stage of stages) {
    const isAlone = stage.length === 1;
    console.log(`\n=== ${stage.map(({ title }) => title).join(' | ')}`);
    await Promise.all(
      stage.map(async ({ title, command }) => {
        const start = Date.now();
        const { code, output } = await run(command, isAlone);
        // What runs beside others is shown as a whole, so that their lines are not mixed.
        if (!isAlone && output !== '') console.log(output);
        const counted = countTests(output);
        passed += counted.passed + (counted.any || code !== 0 ? 0 : 1);
        failed += counted.failed + (code !== 0 && counted.failed === 0 ? 1 : 0);
        skipped += counted.skipped;
        const outcome = code === 0 ? 'ok' : 'FAILED';
        console.log(`=== ${title}: ${outcome} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
      }),
    );
  }
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** @param isShown whether to show the output as it comes */
async function run(
  [command = '', ...args]: readonly string[],
  isShown: boolean,
): Promise<{
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
    if (isShown) process.stdout.write(chunk);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Reads the counts off mocha's summaries; a step without any counts as one test. */
function countTests(output: string): { any: boolean; passed: number; failed: number; skipped: number } {
  const sum = (pattern: RegExp): number =>
    [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
  const passed = sum(/^ *(\d+) passing/gm);
  const failed = sum(/^ *(\d+) failing/gm);
  return { any: passed + failed > 0, passed, failed, skipped: sum(/^ *(\d+) pending/gm) };
}

void main();
