import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';

import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { sha256DigestOf } from '#schemas/values/digest';

import { eventually } from './eventually';
import { tellStory } from './story';
import { openWindow, type Window } from './window';

const refName = 'org.opencontainers.image.ref.name';
const indexType = 'application/vnd.oci.image.index.v1+json';

/** The contents of all files below a folder, by their paths. */
type Contents = Readonly<Record<string, string>>;

/** Shows a layout that a test has drawn up. Nothing else is in the workspace. */
async function openDraft(
  { files }: LayoutDraft,
  settings: object = {},
): Promise<{ readonly window: Window; readonly remove: () => Promise<void> }> {
  const folder = await createTemporaryDirectory();
  const all: LayoutDraft['files'] = { ...files, '.vscode/settings.json': JSON.stringify(settings) };
  for (const [path, content] of Object.entries(all)) {
    if (typeof content !== 'string' && !(content instanceof Uint8Array)) continue;
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), content);
  }
  return { window: await openWindow(folder.path), remove: () => folder.remove() };
}

async function contentsOf(folder: string): Promise<Contents> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const contents = await Promise.all(
    paths.sort().map(async (path) => [path, await readFile(path, 'latin1')] as const),
  );
  return Object.fromEntries(contents);
}

/** A document with the digests of edited blobs and of their parents in place of those before. Sizes have as many digits. */
function withSuccessors(text: string, successors: ReadonlyMap<string, string>): string {
  let after = text;
  for (const [digest, content] of successors)
    after = after.replaceAll(
      new RegExp(`"${digest}",(\\s*)"size":( ?)\\d+`, 'g'),
      `"${digestOf(content)}",$1"size":$2${content.length}`,
    );
  return after;
}

function digestOf(text: string): string {
  return sha256DigestOf(Buffer.from(text, 'latin1'));
}

/** What a person does in the window to a layout. */
class Person {
  readonly window: Window;

  constructor(window: Window) {
    this.window = window;
  }

  get contents(): Promise<Contents> {
    return contentsOf(this.window.folder);
  }

  /** The path of a file of the layout. */
  at(path: string): string {
    return join(this.window.folder, path);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.window.page.keyboard.press(key);
  }

  /** Types a space at the end of a document and saves it. */
  async editAndSave(path: string): Promise<void> {
    const before = await readFile(this.at(path));
    await this.window.openFile(path);
    await this.seeLens('Image');
    await this.press('ControlOrMeta+End');
    await this.window.page.keyboard.type(' ');
    await this.press('ControlOrMeta+S');
    await eventually(async () =>
      assert(!(await readFile(this.at(path))).equals(before), 'the blob was not saved'),
    );
  }

  /** Chooses a quick fix at the beginning of the active document. */
  async fix(title: string): Promise<void> {
    await this.press('ControlOrMeta+1', 'ControlOrMeta+Home');
    const finding = this.window.page.locator('.squiggly-info').first();
    await finding.waitFor();
    const action = this.window.page
      .locator('.action-widget .monaco-list-row')
      .filter({ hasText: title })
      .first();
    // VS Code forgets the actions of a menu, and what is chosen from it, when the findings change at that moment.
    for (let isDone = false; !isDone;) {
      await this.press('ControlOrMeta+.');
      isDone = await action
        .waitFor({ timeout: 3000 })
        .then(async () => {
          await this.window.takeScreenshot('layout-repairs-fix');
          await action.click();
          await finding.waitFor({ state: 'hidden', timeout: 5000 });
        })
        .then(
          () => true,
          () => false,
        );
      if (!isDone) await this.press('Escape');
    }
  }

  async seeLens(summary: string): Promise<void> {
    await this.window.page.locator('.codelens-decoration').filter({ hasText: summary }).first().waitFor();
  }

  /** Waits until the document with a name is the active one. */
  async seeTab(name: string): Promise<void> {
    await this.window.page.locator('.tab.active').filter({ hasText: name }).waitFor();
  }

  /** The rows of the view. */
  rows(): Locator {
    return this.window.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
  }

  /** The nodes of the view with their levels, after all of them were expanded. */
  async tree(): Promise<readonly string[]> {
    const rowsWith = (attributes: string): Locator => this.rows().and(this.window.page.locator(attributes));
    const collapsed = rowsWith('[aria-expanded="false"]');
    while ((await collapsed.count()) > 0) {
      const place = await collapsed.first().getAttribute('data-index', { timeout: 1000 });
      await collapsed.first().locator('.monaco-tl-twistie').click({ timeout: 1000 });
      // The row has another place when the tree changes meanwhile.
      await rowsWith(`[data-index="${place}"][aria-expanded="true"]`)
        .waitFor({ timeout: 1000 })
        .catch(() => undefined);
    }
    return this.rows().evaluateAll((rows) =>
      rows
        .map((row) => ({ place: Number(row.getAttribute('data-index')), row }))
        .sort((one, other) => one.place - other.place)
        .map(({ row }) => `${row.getAttribute('aria-level')} ${row.textContent}`),
    );
  }

  /** Chooses in a list, or writes into its input. */
  async write(text: string): Promise<void> {
    await this.window.page.locator('.quick-input-widget input').first().fill(text);
  }

  /** Chooses a file of the workspace in the dialog that VS Code has where it runs on another machine. */
  async chooseFile(name: string): Promise<void> {
    await this.window.click(
      this.window.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: name }),
    );
  }

  /** Accepts the folder that such a dialog proposes: that of the workspace. */
  async acceptFolder(button: string): Promise<void> {
    await this.window.page.locator('.quick-input-widget .monaco-button').filter({ hasText: button }).click();
  }

  /** Waits until the list or the input has a text. */
  async seeInput(text: string): Promise<void> {
    await this.window.page.locator('.quick-input-widget').getByText(text).first().waitFor();
  }

  /** Undoes what was done last, once it is saved. */
  async undo(): Promise<void> {
    await this.window.page.locator('.tab.dirty').waitFor({ state: 'hidden' });
    await this.press('ControlOrMeta+Z');
  }

  /** Answers a dialog. */
  async answer(button: string): Promise<void> {
    const dialog = this.window.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await this.window.takeScreenshot('layout-repairs-dialog');
    const choice = dialog.getByRole('button', { name: button });
    await choice.click();
    // Another dialog may follow at once.
    await choice.waitFor({ state: 'hidden' });
  }
}

for (const formatOnSave of [false, true])
  describe(`a person who repairs a layout ${formatOnSave ? 'with' : 'without'} format on save`, function () {
    // A window takes long to open on a busy machine.
    this.timeout(150_000);
    const draft = new LayoutDraft();
    const image = draft.image();
    const nested = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [image] });
    const artifactType = 'application/vnd.cncf.notary.signature';
    const signature = draft.artifact({ manifest: { subject: image, artifactType } });
    draft.index([nested, signature]);
    const path = pathOf(image.digest);
    let remove: () => Promise<void>;
    let person: Person;
    let contentsBefore: Contents;
    let treeBefore: readonly string[];

    before(async () => {
      const opened = await openDraft(draft, { 'editor.formatOnSave': formatOnSave });
      person = new Person(opened.window);
      remove = opened.remove;
    });

    tellStory('layout-repairs', () => person.window);

    after(async () => {
      await person.window.close();
      await remove();
    });

    it('is offered the repair as soon as the blob is saved, and told that a signature will no longer fit', async () => {
      await person.editAndSave(path);
      await person.window.runCommand('Focus on OCI Layouts View');
      // The view shows the document of the editor.
      await person
        .rows()
        .filter({ hasText: image.digest.slice(0, 19) })
        .waitFor();
      contentsBefore = await person.contents;
      await person.window.page.setViewportSize({ width: 1080, height: 1200 });
      await eventually(async () => {
        treeBefore = await person.tree();
        // The layout, the index, the image, the signature below it, and what these consist of.
        assert.equal(treeBefore.length, 8);
      });
      await person.fix('Rehash up to index.json (1 signature will no longer fit)');
    });

    it('sees all names fit, and nothing formatted but what was typed', async () => {
      const edited = contentsBefore[person.at(path)] ?? '';
      const successors = new Map([[image.digest, edited]]);
      for (const parent of [nested, signature])
        successors.set(parent.digest, withSuccessors(draft.text(pathOf(parent.digest)), successors));
      await eventually(async () => {
        const after = await person.contents;
        for (const text of successors.values()) assert.equal(after[person.at(pathOf(digestOf(text)))], text);
        assert.equal(after[person.at('index.json')], withSuccessors(draft.text('index.json'), successors));
        for (const { digest } of [image, nested, signature]) assert(!(person.at(pathOf(digest)) in after));
      });
      const [blob = '', parent = ''] = [...successors.values()].map(digestOf);
      await person
        .rows()
        .filter({ hasText: parent.slice(0, 19) })
        .waitFor();
      await person.seeTab(blob.slice(7));
    });

    it('undoes it as one step, after which every byte and the tree are as before', async () => {
      await person.undo();
      await person.seeTab(image.digest.slice(7));
      await person.window.runCommand('File: Save All');
      await eventually(async () => assert.deepEqual(await person.contents, contentsBefore));
      await eventually(async () => assert.deepEqual(await person.tree(), treeBefore));
    });
  });

describe('a person who tidies a layout', function () {
  this.timeout(150_000);
  const draft = new LayoutDraft();
  const named = draft.image({ entry: { annotations: { [refName]: 'latest' } } });
  const other = draft.image({ config: { architecture: 'arm64' } });
  draft.index([{ ...named, size: named.size + 1 }, other]);
  const orphan = pathOf(draft.blob('', 'nobody leads to this').digest);
  const unlisted = draft.artifact();
  let remove: () => Promise<void>;
  let person: Person;
  let contentsBefore: Contents;

  before(async () => {
    const opened = await openDraft(draft);
    person = new Person(opened.window);
    remove = opened.remove;
    await utimes(person.at(orphan), new Date(0), new Date(0));
    await person.window.openFile('index.json');
    await person.seeLens('Index');
    contentsBefore = await person.contents;
  });

  tellStory('layout-tidy', () => person.window);

  after(async () => {
    await person.window.close();
    await remove();
  });

  const index = async () => {
    const { manifests } = JSON.parse(await readFile(person.at('index.json'), 'utf8')) as {
      manifests: { digest: string; size: number; annotations?: Record<string, string> }[];
    };
    return manifests;
  };
  const names = async () => (await index()).map(({ annotations }) => annotations?.[refName]);

  it('names an image, is told while typing what is wrong with a name, and undoes it', async () => {
    await person.window.runCommand('Name Image...');
    await person.seeInput('latest');
    await person.window.click(
      person.window.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: 'arm64' }),
    );
    await person.seeInput('The name by which tools find');
    await person.write('my image');
    await person.seeInput('Write letters and digits');
    await person.write('v1');
    await person.press('Enter');
    await eventually(async () => assert.deepEqual(await names(), ['latest', 'v1']));
    await person.undo();
    await eventually(async () => assert.deepEqual(await person.contents, contentsBefore));
  });

  it('moves a name that another image has', async () => {
    await person.window.runCommand('Name Image...');
    await person.seeInput('latest');
    await person.window.click(
      person.window.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: 'arm64' }),
    );
    await person.seeInput('The name by which tools find');
    await person.write('latest');
    await person.seeInput('has this name');
    await person.press('Enter');
    await person.answer('Move the Name');
    await eventually(async () => assert.deepEqual(await names(), [undefined, 'latest']));
    await person.undo();
    await eventually(async () => assert.deepEqual(await person.contents, contentsBefore));
  });

  it('removes an old blob that nothing leads to, and keeps young ones', async () => {
    await person.window.runCommand('Remove Unreferenced Blobs...');
    await person.seeInput(orphan);
    await person.seeInput('text, 20 bytes');
    await person.seeInput('Kept 2 blobs');
    await person.press('Enter');
    // The file system of this VS Code has no trash.
    await person.answer('Delete Permanently');
    const { [person.at(orphan)]: _, ...others } = contentsBefore;
    await eventually(async () => assert.deepEqual(await person.contents, others));
  });

  it('sees what a repair of the layout changes, and repairs it', async () => {
    await person.window.runCommand('Repair Layout...');
    await person.seeInput('List in index.json the manifests');
    await person.press('Enter');
    await person.answer('Repair');
    await eventually(async () => assert.equal((await index())[0]?.size, named.size));
  });

  it('adopts a manifest in the view', async () => {
    await person.window.runCommand('Focus on OCI Layouts View');
    await person.window.click(person.rows().filter({ hasText: 'Not referenced' }));
    const row = person.rows().filter({ hasText: unlisted.digest.slice(0, 19) });
    await row.waitFor();
    await person.window.chooseFromMenu(row, 'Adopt Manifest');
    await eventually(async () =>
      assert.deepEqual((await index()).map(({ digest }) => digest).at(-1), unlisted.digest),
    );
  });

  it('adds a file as a layer of the open manifest, and undoes both as one step', async () => {
    await writeFile(person.at('notes.txt'), 'some notes');
    const before = await person.contents;
    const blob = person.at(pathOf(digestOf('some notes')));
    await person.window.openFile(pathOf(other.digest));
    await person.seeLens('· 1 layer ');
    await person.window.runCommand('Add File as Blob...');
    await person.chooseFile('notes.txt');
    await person.seeInput('Insert a layer');
    await person.press('Enter');
    await person.seeLens('· 2 layers ');
    await eventually(async () => assert.equal((await person.contents)[blob], 'some notes'));
    await person.press('ControlOrMeta+Z');
    await person.seeLens('· 1 layer ');
    await eventually(async () => assert.deepEqual(await person.contents, before));
  });

  it('adds a file that no document gets as a layer', async () => {
    await writeFile(person.at('alone.txt'), 'alone');
    const before = await person.contents;
    await person.window.runCommand('Add File as Blob...');
    await person.chooseFile('alone.txt');
    await person.seeInput('Copy the descriptor to the clipboard');
    await person.write('Copy');
    await person.press('Enter');
    await eventually(async () =>
      assert.deepEqual(await person.contents, { ...before, [person.at(pathOf(digestOf('alone')))]: 'alone' }),
    );
  });

  it('makes an empty layout, and undoes it', async () => {
    const before = await person.contents;
    await person.window.runCommand('Create Empty OCI Layout...');
    await person.acceptFolder('Create Layout');
    await person.seeInput('The folder is not empty');
    await person.write('blobs');
    await person.seeInput('There is a file or folder with this name');
    await person.write('new');
    await person.press('Enter');
    await eventually(async () => {
      const after = await person.contents;
      assert.equal(after[person.at('new/oci-layout')], '{"imageLayoutVersion":"1.0.0"}\n');
      assert.match(after[person.at('new/index.json')] ?? '', /"manifests": \[\]/);
    });
    await person.seeLens('Index');
    await person.press('ControlOrMeta+1', 'ControlOrMeta+Z');
    await eventually(async () => assert.deepEqual(await person.contents, before));
  });
});
