import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { openCopy, rangeOf } from './documents';
import { run } from './extension';
import { artifactTypeRule, findingOf, findingsIn } from './findings';
import { encoded, sha256 } from './layoutFiles';
import { until } from './until';

describe('the command', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  describe('New Document from Template', () => {
    it('opens a document that the server knows', async () => {
      await run('newDocument', 'artifact-files');
      const { document } = vscode.window.activeTextEditor!;
      assert.ok(document.isUntitled);
      assert.equal(document.languageId, 'json');
      const content = JSON.parse(document.getText()) as { artifactType: string };
      assert.equal(content.artifactType, 'application/vnd.example.thing.v1');
      await until('the blanks are found', () => findingsIn(document).length > 0);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('indents it as the editor does', async () => {
      const settings = vscode.workspace.getConfiguration('editor');
      const indented = async (insertSpaces: boolean | undefined): Promise<string> => {
        await settings.update('insertSpaces', insertSpaces, vscode.ConfigurationTarget.Global);
        await run('newDocument', 'image-manifest');
        const text = vscode.window.activeTextEditor!.document.getText();
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        return text.replace(/\r/g, '');
      };
      assert.match(await indented(false), /^\{\n\t"schemaVersion": 2,[^]*\n\t"config": \{\n\t\t"mediaType"/);
      assert.match(
        await indented(undefined),
        /^\{\n {4}"schemaVersion": 2,[^]*\n {4}"config": \{\n {8}"mediaType"/,
      );
    });
  });

  describe('Compute Descriptor of File', () => {
    const content = new TextEncoder().encode('abc'.repeat(1024 * 1024 + 7));
    let descriptor: { mediaType: string; digest: string; size: number };
    let file: vscode.Uri;

    before(async () => {
      descriptor = { mediaType: 'text/plain', digest: await sha256(content), size: content.length };
      file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'notes.txt');
      await vscode.workspace.fs.writeFile(file, content);
    });

    it('adds the descriptor to the list that the cursor is in', async () => {
      const editor = await openCopy('wasm/manifest.json');
      await findingOf(artifactTypeRule, editor.document);
      const { end } = rangeOf(editor.document, '"layers": [');
      editor.selection = new vscode.Selection(end, end);
      await run('computeDescriptor', file);
      const { layers } = JSON.parse(editor.document.getText()) as { layers: unknown[] };
      assert.deepEqual(layers.at(-1), descriptor);
    });

    it('fills the descriptor that a code action was asked for', async () => {
      const config = encoded('{"architecture":"wasm","os":"wasip1"}');
      const configFile = vscode.Uri.joinPath(file, '..', 'config.txt');
      await vscode.workspace.fs.writeFile(configFile, config);
      const { document } = await openCopy('wasm/manifest.json');
      await findingOf(artifactTypeRule, document);
      const { start } = rangeOf(document, '"size": 78');
      const [action] = await codeActions(document, start, 'Compute digest and size from a file...');
      assert.ok(action?.command, 'the code action is not offered');
      const { command, arguments: given = [] } = action.command;
      // The dialog is left out: its answer comes as the first argument.
      await vscode.commands.executeCommand(command, configFile, given[1]);
      const text = document.getText();
      assert.ok(text.includes(await sha256(config)) && text.includes(`"size": ${config.length}`));
    });

    it('puts the descriptor into the clipboard where no descriptor belongs', async () => {
      const { document } = await openCopy('webapp/manifest.json');
      const before = document.getText();
      await run('computeDescriptor', file);
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), descriptor);
      assert.equal(document.getText(), before);
    });
  });

  describe('Copy Descriptor of This Document', () => {
    it('copies what a descriptor of the text has to say', async () => {
      const { document } = await openCopy('wasm/manifest.json');
      await run('copyDescriptor');
      const bytes = encoded(document.getText());
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: await sha256(bytes),
        size: bytes.length,
      });
    });
  });

  describe('Copy OCI Descriptor', () => {
    it('copies the descriptor of a file that is chosen in the explorer', async () => {
      const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'wasm', 'manifest.json');
      const bytes = await vscode.workspace.fs.readFile(file);
      await run('copyFileDescriptor', file);
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: await sha256(bytes),
        size: bytes.length,
      });
    });
  });

  describe('Explain This Document', () => {
    it('opens one page beside the editor, which keeps the focus', async () => {
      const { document } = await openCopy('wasm/manifest.json');
      await run('explainDocument');
      await until('the page is there', () =>
        pages().some((title) => /^copy-[\da-f-]+\/manifest\.json explained$/.test(title)),
      );
      assert.equal(vscode.window.activeTextEditor?.document, document);
      const { document: other } = await openCopy('webapp/manifest.json');
      await run('explainDocument', other.uri.toString());
      assert.equal(pages().length, 1);
    });
  });

  describe('what a page leads to', () => {
    it('opens beside the page, at its place', async () => {
      const { document } = await openCopy('wasm/manifest.json');
      await run('explainDocument');
      await run('openPlace', document.uri.toString(), 3, 4);
      const { activeTextEditor: editor } = vscode.window;
      assert.equal(editor?.document, document);
      assert.equal(editor.viewColumn, vscode.ViewColumn.One);
      assert.deepEqual(editor.selection.active, new vscode.Position(3, 4));
    });
  });
});

/** The titles of the pages that are open. */
function pages(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview)
    .map(({ label }) => label);
}

async function codeActions(
  document: vscode.TextDocument,
  position: vscode.Position,
  title: string,
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
    vscode.CodeActionKind.RefactorRewrite.value,
  );
  return actions.filter((action) => action.title === title);
}
