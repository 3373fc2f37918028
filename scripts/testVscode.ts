import { readdirSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { build, type BuildOptions } from 'esbuild';

import { type Counts, runMocha } from '../test/vscode/runMocha';
import { ensureBrowser } from './vscodeHost/browser';
import { runCommand } from './vscodeHost/command';
import { findDesktopVscode } from './vscodeHost/desktopVscode';
import { type EmbeddedVscode, ensureEmbeddedVscode } from './vscodeHost/embeddedVscode';
import { installPackage } from './vscodeHost/installPackage';
import { Interruption, runProgram } from './vscodeHost/interruption';
import { repositoryRoot } from './vscodeHost/paths';
import { createProfile } from './vscodeHost/profile';
import { startServer } from './vscodeHost/server';
import { createTemporaryDirectory } from './vscodeHost/temporaryDirectory';
import { runTestsInPage } from './vscodeHost/testRun';
import { unlessAborted } from './vscodeHost/waiting';
import { useWebExtension } from './vscodeHost/webExtension';
import { launchBrowser, openPage } from './vscodeHost/workbench';

const sources = join(repositoryRoot, 'test', 'vscode');
const bundles = join(repositoryRoot, 'dist', 'test', 'vscode');
const webSuite = join(repositoryRoot, 'dist', 'test', 'web.js');

/*
 * Tests the package of the extension, installed in a real VS Code: from the inside, through VS Code's API, in the extension host
 * of a browser, and from the outside, as a person at the window. With `--packaged`, the package is there already.
 */
void runProgram(async (interrupted) => {
  interrupted.addEventListener('abort', () => passOn(interrupted.reason));
  const desktop = await findDesktopVscode();
  if (!process.argv.includes('--packaged')) await makePackage(interrupted);
  await bundleSuite();
  const vscode = desktop ?? (await ensureEmbeddedVscode(interrupted));
  const counts = [await testInside(vscode, interrupted)];
  if (typeof vscode === 'string')
    console.log(
      'The tests of the page and of the browser are skipped: they need the embedded VS Code, and this run uses a desktop VS Code.',
    );
  else counts.push(await testInBrowser(vscode, interrupted), await unlessAborted(testPage(), interrupted));

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
  const options: BuildOptions = { bundle: true, sourcemap: 'inline', logLevel: 'warning' };
  await build({
    ...options,
    entryPoints: [join(sources, 'suite', 'index.ts'), join(sources, 'suite', '*.test.ts')],
    outdir: bundles,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
  });
  await build({
    ...options,
    entryPoints: [join(sources, 'web', 'index.ts')],
    outfile: webSuite,
    platform: 'browser',
    // Mocha's program for browsers exports itself where there is a `module`, and would take the place of the suite.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite;' },
    external: ['vscode'],
    alias: { 'node:assert/strict': join(sources, 'web', 'assert.cjs') },
    define: { global: 'globalThis', 'process.env.NODE_DEBUG': 'undefined' },
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
    return await readResults(scratch.path);
  } finally {
    await scratch.remove();
    await profile.remove();
  }
}

/** The same tests where there is no Node. The files of the extension are those in the package. */
async function testInBrowser(vscode: EmbeddedVscode, interrupted: AbortSignal): Promise<Counts> {
  const browserPath = await ensureBrowser(interrupted);
  const profile = await createProfile();
  const scratch = await createTemporaryDirectory();
  const server = await startServer(vscode, { ...profile, forDevelopment: true }, interrupted);
  const browser = await launchBrowser(browserPath);
  try {
    await cp(join(sources, 'workspace'), scratch.path, { recursive: true });
    const page = await openPage(browser);
    const extension = { folder: join(repositoryRoot, 'dist', 'extension'), tests: webSuite };
    await useWebExtension(page, server.authority, extension);
    await runTestsInPage(page, server, { folder: scratch.path }, interrupted);
    return await readResults(scratch.path);
  } finally {
    await browser.close();
    await server.stop();
    await scratch.remove();
    await profile.remove();
  }
}

/** Prints the report that a suite has left in a folder, and gives its counts; one that did not get so far has failed. */
async function readResults(folder: string): Promise<Counts> {
  console.log(await readFile(join(folder, 'report.txt'), 'utf8').catch(() => 'No tests ran.'));
  return readFile(join(folder, 'counts.json'), 'utf8').then(
    (counts) => JSON.parse(counts) as Counts,
    () => ({ passed: 0, failed: 1 }),
  );
}

async function testPage(): Promise<Counts> {
  const directory = join(sources, 'page');
  const files = readdirSync(directory).filter((name) => name.endsWith('.test.ts'));
  return runMocha(
    files.map((name) => join(directory, name)),
    { timeout: 60_000, print: console.log },
  );
}
