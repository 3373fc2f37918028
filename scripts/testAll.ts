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

const steps: readonly Step[] = [
  { title: 'Types', command: [bin('tsc'), '-b'] },
  { title: 'Lint', command: [bin('eslint'), '.'] },
  { title: 'Format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { title: 'Unused code', command: [bin('knip')] },
  { title: 'Build', command: tsx('build.ts') },
  {
    title: 'Unit, protocol, command line and corpus',
    command: [
      bin('mocha'),
      '--forbid-only',
      '--reporter',
      'dot',
      ...['unit', 'protocol', 'cli', 'corpus'].map((folder) => `test/${folder}/**/*.test.ts`),
    ],
  },
  {
    title: 'In a real VS Code',
    command: [process.execPath, '--import', 'tsx', join('scripts', 'testVscode.ts')],
  },
];

/** `npm test`: every step in turn; all run even when one fails, so that one run tells everything. */
async function main(): Promise<void> {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const { title, command } of steps) {
    console.log(`\n=== ${title}`);
    const start = Date.now();
    const { code, output } = await runShowing(command);
    const counted = countTests(output);
    passed += counted.passed + (counted.any || code !== 0 ? 0 : 1);
    failed += counted.failed + (code !== 0 && counted.failed === 0 ? 1 : 0);
    skipped += counted.skipped;
    console.log(
      `=== ${title}: ${code === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
  }
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function runShowing([command = '', ...args]: readonly string[]): Promise<{
  code: number | null;
  output: string;
}> {
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
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
