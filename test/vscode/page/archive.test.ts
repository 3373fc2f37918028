import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator } from 'playwright-core';

import { itemsOf } from '#helpers/archives';
import { LayoutDraft, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { tarArchive } from '#helpers/tarWriter';
import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

describe('a person with the layout in an archive', () => {
  let window: Window;

  before(async () => {
    const folder = await createTemporaryDirectory();
    await writeFile(join(folder.path, 'image.tar.gz'), gzipSync(archiveOf('v1')));
    await writeFile(join(folder.path, 'saved.tar'), tarArchive([{ path: 'manifest.json', content: '[]' }]));
    window = await openWindow(folder.path);
    await folder.remove();
  });

  tellStory('archive', () => window);

  after(() => window.close());

  it('opens an archive from the explorer, and sees what is in it', async () => {
    await openAsLayout('image.tar.gz');
    await part('image.tar.gz').filter({ hasText: 'read-only' }).waitFor();
    await part('v1').filter({ hasText: 'Image' }).waitFor();
  });

  it('opens a manifest from the tree, and sees what it is and what is wrong with it', async () => {
    await window.click(part('v1'));
    await window.page.locator('.codelens-decoration').filter({ hasText: 'Image' }).waitFor();
    await window.page.locator('.squiggly-error').first().waitFor();
    await window.page.locator('.view-line [class*="mtk"]:not(.mtk1)').first().waitFor();
    await window.takeScreenshot('archive');
  });

  it('cannot change it, and reads why', async () => {
    await window.click(window.text('schemaVersion'));
    await window.page.keyboard.type('x');
    await window.page
      .locator('.monaco-editor-overlaymessage')
      .filter({ hasText: 'This document is in an archive.' })
      .waitFor();
    await window.takeScreenshot('archive-read-only');
  });

  it('follows a digest to the config, and sees that selected in the tree', async () => {
    await window.runCommand('View: Toggle Word Wrap');
    // The end of a digest is on another line than its beginning.
    await window.follow(configOf('v1').slice(0, 40));
    await window.page.locator('.codelens-decoration').filter({ hasText: 'Config' }).waitFor();
    await window.page
      .locator('.tree-explorer-viewlet-tree-view .monaco-list-row.selected')
      .filter({ hasText: 'config' })
      .waitFor();
    await window.takeScreenshot('archive-config');
  });

  it('sees what is in the archive after that has changed', async () => {
    await writeFile(join(window.folder, 'image.tar.gz'), gzipSync(archiveOf('v2')));
    await part('v2').waitFor();
    // The config has another digest now, so the archive does not have the one in the editor any more.
    await window.page.locator('.tab .strikethrough').first().waitFor();
    await window.click(part('v2'));
    await window.text(configOf('v2').slice(0, 40)).waitFor();
  });

  it('sees the graph of the archive', async () => {
    await window.chooseFromMenu(part('image.tar.gz'), 'Show Graph');
    const graph = window.page.frameLocator('iframe.webview').frameLocator('iframe');
    await graph.getByRole('button', { name: 'Fit' }).waitFor();
    await graph.locator('svg text').filter({ hasText: 'v2' }).first().waitFor();
    await window.takeScreenshot('archive-graph');
  });

  it('closes the archive, and opens it again', async () => {
    await window.runCommand('View: Close All Editors');
    const archive = part('image.tar.gz');
    await window.click(archive.locator('.monaco-tl-twistie'));
    await part('v2').waitFor({ state: 'detached' });
    await window.click(archive.locator('.monaco-tl-twistie'));
    await window.click(part('v2'));
    await window.page.locator('.codelens-decoration').filter({ hasText: 'Image' }).waitFor();
  });

  it('checks it from the explorer', async () => {
    await window.runCommand('View: Close All Editors');
    await chooseFor('image.tar.gz', 'Validate with OCI Manifest');
    await window.runCommand('View: Toggle Status Bar Visibility');
    const result = window.page.locator('.statusbar-item').filter({ hasText: '1 error in 4 OCI documents' });
    await window.click(result);
    await window.page.locator('.markers-panel').waitFor();
  });

  it('is told what an archive is that has no layout', async () => {
    await openAsLayout('saved.tar');
    await window.notification(
      'The file is a docker-archive, not an OCI layout; save the image as an oci-archive.',
    );
    await window.takeScreenshot('archive-other');
  });

  function openAsLayout(name: string): Promise<void> {
    return chooseFor(name, 'Open as OCI Layout');
  }

  /** Chooses a command in the context menu of a file. */
  async function chooseFor(name: string, command: string): Promise<void> {
    await window.runCommand('Explorer: Focus on Folders View');
    const file = window.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name });
    const item = window.page.locator('.monaco-menu .action-label').filter({ hasText: command });
    // A menu has what is there when it opens, and closes when a view comes.
    for (let isFound = false; !isFound;) {
      await file.click({ button: 'right' });
      isFound = await item.hover({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      await window.page.keyboard.press(isFound ? 'Enter' : 'Escape');
    }
  }

  function part(label: string): Locator {
    return window.page
      .locator('.tree-explorer-viewlet-tree-view .monaco-list-row')
      .filter({ hasText: label });
  }
});

/** A layout with an image that has something wrong. */
function layoutWith(name: string): { readonly draft: LayoutDraft; readonly image: DraftDescriptor } {
  const draft = new LayoutDraft();
  const image = draft.image({
    config: { author: name },
    manifest: { schemaVersion: 1 },
    entry: { annotations: { 'org.opencontainers.image.ref.name': name } },
  });
  draft.index([image]);
  return { draft, image };
}

function archiveOf(name: string): Uint8Array {
  return tarArchive(itemsOf(layoutWith(name).draft.files));
}

/** The digest of the config. */
function configOf(name: string): string {
  const { draft, image } = layoutWith(name);
  const manifest = JSON.parse(draft.text(pathOf(image.digest))) as { config: { digest: string } };
  return manifest.config.digest;
}
