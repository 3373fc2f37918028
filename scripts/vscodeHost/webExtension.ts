import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

import type { Page } from 'playwright-core';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

export interface WebExtension {
  /** The folder of the extension. */
  readonly folder: string;
  /** The program that runs its tests. */
  readonly tests: string;
}

/**
 * Has VS Code in a page run an extension, and its tests, in the extension host of the browser. The files are given to the page
 * under its own address, which is the only one that VS Code lets it read.
 * @param authority host and port of the server that the page will come from
 */
export async function useWebExtension(
  page: Page,
  authority: string,
  { folder, tests }: WebExtension,
): Promise<void> {
  const place = '/extension-under-test';
  // VS Code looks for the host that runs the tests by the extension that they are in.
  const testsPath = `${place}/tests.js`;
  await page.context().route(`http://${authority}${place}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname === testsPath ? tests : join(folder, normalize(pathname.slice(place.length)));
    const body = await readFile(file).catch(() => undefined);
    const contentType = types[extname(file)] ?? 'text/plain';
    await route.fulfill(body === undefined ? { status: 404 } : { body, contentType });
  });
  const uri = (path: string): object => ({ scheme: 'http', authority, path });
  await page.addInitScript(configure, { extensions: [uri(place)], extensionTestsPath: uri(testsPath) });
}

/** Adds to what the page tells VS Code at its start. Runs in the page. */
function configure(added: object): void {
  const observer = new MutationObserver(() => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (element === null) return;
    observer.disconnect();
    const configuration = JSON.parse(element.dataset['settings'] ?? '{}') as { developmentOptions: object };
    Object.assign(configuration.developmentOptions, added);
    element.dataset['settings'] = JSON.stringify(configuration);
  });
  observer.observe(document, { childList: true, subtree: true });
}
