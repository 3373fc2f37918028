import { readdirSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';

import { type Counts, runMocha } from '../test/vscode/runMocha';
import { runCommand } from './vscodeHost/command';
import { findDesktopVscode } from './vscodeHost/desktopVscode';
import { type EmbeddedVscode, ensureEmbeddedVscode } from './vscodeHost/embeddedVscode';
import { installPackage } from './vscodeHost/installPackage';
import { Interruption, runProgram } from './vscodeHost/interruption';
import { repositoryRoot } from './vscodeHost/paths';
import { createProfile } from './vscodeHost/profile';
import { createTemporaryDirectory } from './vscodeHost/temporaryDirectory';
import { unlessAborted } from './vscodeHost/waiting';

const sources = join(repositoryRoot, 'test', 'vscode');
const bundles = join(repositoryRoot, 'dist', 'test', 'vscode');

/*
 * Tests the package of the extension, installed in a real VS Code: from the inside, through VS Code's API, and from the outside, as a
 * person at the window.
 */
void runProgram(async (interrupted) => {
  interrupted.addEventListener('abort', () => passOn(interrupted.reason));
  const desktop = await findDesktopVscode();
  await makePackage(interrupted);
  await bundleSuite();
  const vscode = desktop ?? (await ensureEmbeddedVscode(interrupted));
  const counts = [await testInside(vscode, interrupted)];
  if (desktop === undefined) counts.push(await unlessAborted(testPage(), interrupted));
  else
    console.log(
      'The page tests are skipped: they need the embedded VS Code, and this run uses a desktop VS Code.',
    );

  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

/** `runTests` ends what it has started when Ctrl-C is pressed, but knows of no other signal. */
function passOn(reason: unknown): void {
  if (reason instanceof Interruption && reason.signal !== 'SIGINT') process.emit('SIGINT');
}

async function makePackage(signal: AbortSignal): Promise<void> {
  const script = join(__dirname, 'package.ts');
  await runCommand([process.execPath, require.resolve('tsx/cli'), script], { cwd: repositoryRoot, signal });
}

/** VS Code's extension host loads CommonJS from files; every test file stays one, so that they can be told apart. */
async function bundleSuite(): Promise<void> {
  await build({
    entryPoints: [join(sources, 'suite', 'index.ts'), join(sources, 'suite', '*.test.ts')],
    outdir: bundles,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

async function testInside(vscode: string | EmbeddedVscode, interrupted: AbortSignal): Promise<Counts> {
  const profile = await createProfile();
  const scratch = await createTemporaryDirectory();
  try {
    const workspace = join(scratch.path, 'workspace');
    await cp(join(sources, 'workspace'), workspace, { recursive: true });
    await installPackage(vscode, profile, interrupted);
    await runTests({
      vscodeExecutablePath:
        typeof vscode === 'string' ? vscode : join(__dirname, 'vscodeHost', 'embedded-code.cjs'),
      // Only what is under development can bring tests; the extension itself is an installed one.
      extensionDevelopmentPath: join(sources, 'host'),
      extensionTestsPath: join(bundles, 'index.js'),
      extensionTestsEnv: { TEST_RESULTS_DIRECTORY: scratch.path },
      launchArgs: [
        workspace,
        `--user-data-dir=${profile.userDataDirectory}`,
        `--extensions-dir=${profile.extensionsDirectory}`,
      ],
    }).catch((error: unknown) => {
      // Whether tests failed is in the counts; a run that did not get as far as counting is noticed there too.
      if (!(error instanceof TestRunFailedError)) throw error;
    });
    console.log(await readFile(join(scratch.path, 'report.txt'), 'utf8').catch(() => 'No tests ran.'));
    return await readFile(join(scratch.path, 'counts.json'), 'utf8').then(
      (counts) => JSON.parse(counts) as Counts,
      () => ({ passed: 0, failed: 1 }),
    );
  } finally {
    await scratch.remove();
    await profile.remove();
  }
}

async function testPage(): Promise<Counts> {
  const directory = join(sources, 'page');
  const files = readdirSync(directory).filter((name) => name.endsWith('.test.ts'));
  return runMocha(
    files.map((name) => join(directory, name)),
    { timeout: 60_000, print: console.log },
  );
}
