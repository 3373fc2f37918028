import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import { openPage, takeScreenshot, workbenchUrl } from '#scripts/vscodeHost/workbench';

import { runningVscode } from './runningVscode';
import { repeat } from './repeat';

/** Wide enough for a digest or a fix on one line, and no higher than a short manifest. */
const size = { width: 1080, height: 540 };

/** A VS Code with the extension, used from the outside: with keyboard, mouse and eyes. */
export interface Window {
  readonly page: Page;
  /** The folder that is open: a copy, which goes when the window is closed. */
  readonly folder: string;
  /** Opens a file by its path and waits until its text is there. */
  openFile(path: string): Promise<void>;
  /** Runs a command from the palette, by its title. */
  runCommand(title: string): Promise<void>;
  /**
   * Points at something, or at a text of the editor, until a hover is there.
   * @param says a text that is in the hover, or a pattern; by default anything but that it is loading
   */
  hover(target: string | Locator, says?: string | RegExp): Promise<Locator>;
  /** Clicks on something: once, or twice to select a word. */
  click(target: Locator, clickCount?: number): Promise<void>;
  /** Chooses from the menu of the right mouse button. */
  chooseFromMenu(target: Locator, item: string): Promise<void>;
  /** Follows the link that a text of the editor is. */
  follow(text: string): Promise<void>;
  /** What shows a text of the editor. */
  text(text: string): Locator;
  /** Opens the list of notifications, and gives the one with a text. The window shows none by itself while it is tested. */
  notification(text: string): Promise<Locator>;
  takeScreenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a copy of a folder in an embedded VS Code in which the extension runs. */
export async function openWindow(folder: string): Promise<Window> {
  const cleanups: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  };
  try {
    const { server, browser } = await runningVscode();
    const copy = await createTemporaryDirectory();
    cleanups.push(() => copy.remove());
    // The window shows the name of the folder.
    const opened = join(copy.path, basename(folder));
    await cp(folder, opened, { recursive: true });
    const page = await openPage(browser, size);
    cleanups.push(() => leave(page));
    await page.goto(workbenchUrl(server, { folder: opened }));
    await hideSideBar(page);
    return windowOn(page, opened, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Closes a page after leaving it, on which VS Code ends what runs for it. It would wait for a page that only vanishes. */
async function leave(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.close();
}

/** A new window shows its files at the side; that they are there also tells that the window heeds keys. */
async function hideSideBar(page: Page): Promise<void> {
  const files = page.locator('.explorer-folders-view .monaco-list-row').first();
  await files.waitFor();
  await page.keyboard.press('ControlOrMeta+B');
  await files.waitFor({ state: 'hidden' });
}

function windowOn(page: Page, folder: string, close: () => Promise<void>): Window {
  const text = (content: string): Locator => page.locator('.view-lines').getByText(content).first();
  const quickInput = page.locator('.quick-input-widget');
  /** Opens a list and types into it; again until it has a row. */
  const openList = async (key: string, typed: string, row: Locator): Promise<void> => {
    for (let isListed = false; !isListed;) {
      await page.keyboard.press(key);
      await quickInput.locator('input').first().fill(typed);
      isListed = await row.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (!isListed) await page.keyboard.press('Escape');
    }
  };
  return {
    page,
    folder,
    close,
    text,
    async openFile(path) {
      // The list names the folder behind the file.
      let row = quickInput.locator('.monaco-list-row');
      for (const name of path.split('/')) row = row.filter({ hasText: name });
      // The list has the files that were there when it was opened.
      await openList('ControlOrMeta+P', path, row.first());
      // Not with Enter, which would open what is listed first before the files have been searched.
      // A row that is drawn anew under the mouse is not chosen.
      await repeat(() => row.first().click(), quickInput, { state: 'hidden' });
      await page.locator('.view-line').first().waitFor();
    },
    async runCommand(title) {
      const row = quickInput.locator('.monaco-list-row').filter({ hasText: title }).first();
      // The list has the commands that could be used when it was opened.
      await openList('F1', `>${title}`, row);
      await page.keyboard.press('Enter');
    },
    async hover(target, says = /\S/) {
      const hover = page.locator('.monaco-hover:visible').filter({ hasText: says, hasNotText: 'Loading...' });
      // A line that moves away under the mouse, below a lens that has come, takes its hover along.
      await repeat(async () => {
        await page.mouse.move(0, 0);
        const { x, y } = await boxOf(typeof target === 'string' ? text(target) : target);
        await page.mouse.move(x, y);
      }, hover);
      return hover;
    },
    async click(target, clickCount = 1) {
      const { x, y } = await boxOf(target);
      await page.mouse.click(x, y, { clickCount });
    },
    async chooseFromMenu(target, item) {
      const choice = page.locator('.context-view .action-label').filter({ hasText: item });
      // The hover of another row may lie over it, and rows move where others come above.
      await repeat(async () => {
        await page.keyboard.press('Escape');
        await page.mouse.move(0, 0);
        const { x, top } = await boxOf(target);
        // Of a row that is cut off at the end of its list, the middle may not be there.
        await page.mouse.click(x, top + 5, { button: 'right' });
      }, choice);
      // Not with a click, which a menu that has only just opened takes for the end of the one that opened it.
      await choice.hover();
      // Enter chooses what has the focus, which follows the mouse only after a while.
      await page.locator('.context-view .action-item.focused').filter({ hasText: item }).waitFor();
      await page.keyboard.press('Enter');
    },
    async follow(content) {
      const { x, y } = await boxOf(text(content));
      await page.mouse.move(x, y);
      await page.keyboard.down('ControlOrMeta');
      await page.mouse.click(x, y);
      await page.keyboard.up('ControlOrMeta');
    },
    async notification(content) {
      const item = page.locator('.notification-list-item').filter({ hasText: content });
      // The list of notifications opens only when there is one.
      await repeat(() => this.runCommand('Notifications: Show Notifications'), item, { timeout: 3000 });
      return item;
    },
    async takeScreenshot(name) {
      await takeScreenshot(page, name);
    },
  };
}

/** The center of something, and its upper edge. Playwright's own way to click scrolls it into view first, which shifts lines. */
async function boxOf(target: Locator): Promise<{ x: number; y: number; top: number }> {
  for (;;) {
    await target.waitFor();
    const box = await target.boundingBox();
    // None where VS Code has drawn the line anew in between; then the new one is waited for.
    if (box !== null) return { x: box.x + box.width / 2, y: box.y + box.height / 2, top: box.y };
  }
}
