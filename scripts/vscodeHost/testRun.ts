import { format } from 'node:util';

import type { Page } from 'playwright-core';

import { counted } from '#schemas/prose';

import type { Server } from './server';
import { unlessAborted, within } from './waiting';
import { takeScreenshot, workbenchUrl, type WorkbenchOptions } from './workbench';

const timeout = 5 * 60_000;
const remembered = 50;

/**
 * Shows a workbench that has tests to run, and resolves with their exit code when they have ended. Tests that do not
 * end are given up, leaving what VS Code said last and a picture of its window.
 */
export async function runTestsInPage(
  page: Page,
  server: Server,
  options: WorkbenchOptions,
  interrupted: AbortSignal,
): Promise<number> {
  const messages: string[] = [];
  const finished = new Promise<number>((resolve, reject) => {
    page.once('crash', () => reject(new Error('The page that ran VS Code crashed.')));
    // VS Code calls these two when they are there.
    const exposed = Promise.all([
      page.exposeFunction('codeAutomationExit', resolve),
      page.exposeFunction('codeAutomationLog', (_level: string, args: unknown[]) => {
        messages.push(format(...args));
        messages.splice(0, messages.length - remembered);
      }),
    ]);
    exposed.then(() => page.goto(workbenchUrl(server, options))).catch(reject);
  });
  const ended = unlessAborted(Promise.race([finished, server.ended]), interrupted);
  try {
    return await within(
      timeout,
      ended,
      () => `The tests did not finish within ${counted(timeout / 60_000, 'minute')}.`,
    );
  } catch (error) {
    if (!interrupted.aborted) await leaveTraces(page, messages);
    throw error;
  }
}

async function leaveTraces(page: Page, messages: readonly string[]): Promise<void> {
  console.error(['The last messages of VS Code:', ...messages].join('\n'));
  const picture = await takeScreenshot(page, 'unfinished').catch(() => undefined);
  console.error(
    picture === undefined ? 'A screenshot of its window failed.' : `A screenshot of its window: ${picture}`,
  );
}
