import { join } from 'node:path';

import { type Browser, chromium, type Page } from 'playwright-core';

import { arePicturesWanted, screenshotDirectory } from './paths';
import type { Server } from './server';

export interface WorkbenchOptions {
  /** The folder to open. */
  readonly folder: string;
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
}

/** The address at which a server shows its workbench. */
export function workbenchUrl({ authority, token }: Server, options: WorkbenchOptions): string {
  const { folder, extensionDevelopmentPath, extensionTestsPath } = options;
  const remote = (path: string): string => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(extensionDevelopmentPath === undefined
      ? []
      : [['extensionDevelopmentPath', remote(extensionDevelopmentPath)]]),
    ...(extensionTestsPath === undefined ? [] : [['extensionTestsPath', remote(extensionTestsPath)]]),
  ];
  const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query.toString()}`;
}

/** Starts a browser without a window, for pages on this machine only. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      // VS Code asks for a gallery, experiments and the like; none of that belongs to a test.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      '--disable-gpu',
      '--disable-quic',
    ],
    // The programs that use this stop the browser in good order themselves.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/**
 * Opens a page with a window of the given size. It is twice as sharp where somebody has asked for pictures, because drawing
 * four times as many pixels takes a large part of the time of all tests.
 */
export async function openPage(browser: Browser, viewport = { width: 1280, height: 800 }): Promise<Page> {
  return browser.newPage({ viewport, deviceScaleFactor: arePicturesWanted ? 2 : 1 });
}

/** Takes a picture of the page and returns where it is. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  const path = join(screenshotDirectory, `${name}.png`);
  // Ended rather than caught half-way: hovers fade in.
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}
