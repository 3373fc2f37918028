import { after } from 'mocha';
import type { Browser } from 'playwright-core';

import { ensureBrowser } from '#scripts/vscodeHost/browser';
import { ensureEmbeddedVscode } from '#scripts/vscodeHost/embeddedVscode';
import { installPackage } from '#scripts/vscodeHost/installPackage';
import { createProfile } from '#scripts/vscodeHost/profile';
import { type Server, startServer } from '#scripts/vscodeHost/server';
import { launchBrowser } from '#scripts/vscodeHost/workbench';

/** An editor and little else, in which nothing blinks and nothing is marked but what the extension marks. */
const editorOnly = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 15,
  // Below, a hover does not hide the squiggle above the line it is about.
  'editor.hover.above': false,
  'editor.matchBrackets': 'never',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.scrollBeyondLastLine': false,
  'editor.stickyScroll.enabled': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.statusBar.visible': false,
  // It lies over the first rows, so that they cannot be clicked.
  'workbench.tree.enableStickyScroll': false,
};

interface Vscode {
  readonly server: Server;
  readonly browser: Browser;
}

const cleanups: (() => Promise<void>)[] = [];
let running: Promise<Vscode> | undefined;

/** The one embedded VS Code, and the browser, of all windows. They stop after the last test. */
export function runningVscode(): Promise<Vscode> {
  return (running ??= start());
}

async function start(): Promise<Vscode> {
  const { signal } = new AbortController();
  const vscode = await ensureEmbeddedVscode(signal);
  const browserPath = await ensureBrowser(signal);
  const profile = await createProfile(editorOnly);
  cleanups.push(() => profile.remove());
  await installPackage(vscode, profile, signal);
  const server = await startServer(vscode, { ...profile, forDevelopment: true }, signal);
  cleanups.push(() => server.stop());
  const browser = await launchBrowser(browserPath);
  cleanups.push(() => browser.close());
  return { server, browser };
}

after(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
