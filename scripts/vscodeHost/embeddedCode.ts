import { parseArgs } from 'node:util';

import { ensureBrowser } from './browser';
import { ensureEmbeddedVscode } from './embeddedVscode';
import { runProgram } from './interruption';
import { startServer } from './server';
import { runTestsInPage } from './testRun';
import { launchBrowser, openPage } from './workbench';

/*
 * Understands the arguments with which a desktop VS Code runs an extension's tests, and runs them in the embedded VS
 * Code, shown by a browser without a window. The exit code is that of the tests.
 */
void runProgram(async (interrupted) => {
  const { server: serverOptions, workbench } = parseCommandLine();
  const vscode = await ensureEmbeddedVscode(interrupted);
  const browserPath = await ensureBrowser(interrupted);
  const server = await startServer(vscode, serverOptions, interrupted);
  try {
    const browser = await launchBrowser(browserPath);
    try {
      return await runTestsInPage(await openPage(browser), server, workbench, interrupted);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
});

function parseCommandLine() {
  const { values, positionals } = parseArgs({
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'extensions-dir': { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
    allowPositionals: true,
    // What else a desktop VS Code is told (`--no-sandbox`, `--disable-updates`, …) has no meaning here.
    strict: false,
  });
  const required = (argument: string, value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new Error(`The argument ${argument} is missing.`);
  };
  return {
    server: {
      userDataDirectory: required('--user-data-dir', values['user-data-dir']),
      extensionsDirectory: required('--extensions-dir', values['extensions-dir']),
      forDevelopment: true,
    },
    workbench: {
      folder: required('<folder>', positionals[0]),
      extensionDevelopmentPath: required('--extensionDevelopmentPath', values.extensionDevelopmentPath),
      extensionTestsPath: required('--extensionTestsPath', values.extensionTestsPath),
    },
  };
}
