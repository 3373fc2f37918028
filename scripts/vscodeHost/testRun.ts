import { format } from 'node:util';

import type { Page } from 'playwright-core';

import { within } from './waiting';
import { takeScreenshot } from './workbench';

const timeout = 5 * 60_000;
const remembered = 50;

/**
 * Opens the address of a workbench that has tests to run, and resolves with their exit code when they have ended. Tests
 * that do not end are given up, leaving what VS Code said last and a picture of its window.
 */
export async function runTestsInPage(page: Page, url: string): Promise<number> {
  const messages: string[] = [];
  const finished = new Promise<number>((resolve, reject) => {
    page.once('crash', () => reject(new Error('The page in which VS Code ran has crashed.')));
    // VS Code calls these two when they are there.
    const exposed = Promise.all([
      page.exposeFunction('codeAutomationExit', resolve),
      page.exposeFunction('codeAutomationLog', (_level: string, args: unknown[]) => {
        messages.push(format(...args));
        messages.splice(0, messages.length - remembered);
      }),
    ]);
    exposed.then(() => page.goto(url)).catch(reject);
  });
  try {
    return await within(timeout, finished, () => `The tests did not end within ${timeout / 60_000} minutes.`);
  } catch (error) {
    console.error(
      [...messages, `The last view of the window: ${await takeScreenshot(page, 'unfinished')}`].join('\n'),
    );
    throw error;
  }
}
