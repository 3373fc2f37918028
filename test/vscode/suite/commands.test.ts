import * as assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import * as vscode from 'vscode';

import { openCopy, rangeOf } from './documents';
import { artifactTypeRule, findingOf, findingsIn, ruleOf } from './findings';
import { until } from './until';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`ociManifest.${command}`, ...args);

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
  });

  describe('Compute Descriptor of File', () => {
    const content = Buffer.alloc(3 * 1024 * 1024 + 7, 'abc');
    const descriptor = { mediaType: 'text/plain', digest: sha256(content), size: content.length };
    let file: vscode.Uri;

    before(async () => {
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
      const config = Buffer.from('{"architecture":"wasm","os":"wasip1"}');
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
      assert.ok(text.includes(sha256(config)) && text.includes(`"size": ${config.length}`));
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
      const bytes = Buffer.from(document.getText());
      assert.deepEqual(JSON.parse(await vscode.env.clipboard.readText()), {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: sha256(bytes),
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
        digest: sha256(bytes),
        size: bytes.length,
      });
    });
  });

  describe('Validate with OCI Manifest', () => {
    it('checks the files and folders that are selected in the explorer, and no others', async () => {
      const folder = vscode.workspace.workspaceFolders![0]!.uri;
      const copies = ['first/manifest.json', 'second/manifest.json', 'third/manifest.json'].map((path) =>
        vscode.Uri.joinPath(folder, 'selected', path),
      );
      const [first, second, third] = copies;
      assert.ok(first && second && third);
      for (const copy of copies)
        await vscode.workspace.fs.copy(vscode.Uri.joinPath(folder, 'wasm', 'manifest.json'), copy);
      await run('validateFiles', first, [first, vscode.Uri.joinPath(second, '..')]);
      assert.deepEqual(
        copies.map((copy) => problemsOf(copy).length),
        [1, 1, 0],
      );
    });
  });

  describe('Explain This Document', () => {
    it('opens one page beside the editor, which keeps the focus', async () => {
      const { document } = await openCopy('wasm/manifest.json');
      await run('explainDocument');
      await until('the page is there', () => pages().includes('manifest.json explained'));
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

  describe('Validate Workspace', () => {
    let file: vscode.Uri;

    beforeEach(async () => {
      const folder = vscode.workspace.workspaceFolders![0]!.uri;
      file = vscode.Uri.joinPath(folder, 'never-opened', 'manifest.json');
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(folder, 'wasm', 'manifest.json'), file, {
        overwrite: true,
      });
      await run('validateWorkspace');
    });

    it('shows problems of files that are not open', () => {
      const [finding, ...others] = problemsOf(file);
      assert.ok(finding);
      assert.equal(ruleOf(finding), artifactTypeRule);
      assert.deepEqual(others, []);
    });

    it('reads what the command line reads: blobs of layouts, and nothing that is ignored', async () => {
      const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'searched');
      const write = async (path: string, content: string): Promise<vscode.Uri> => {
        const written = vscode.Uri.joinPath(folder, path);
        await vscode.workspace.fs.writeFile(written, Buffer.from(content));
        return written;
      };
      const mediaType = 'application/vnd.oci.image.index.v1+json';
      const faulty = JSON.stringify({ schemaVersion: 1, mediaType, manifests: [] });
      const digest = sha256(Buffer.from(faulty));
      const entry = { mediaType, digest, size: faulty.length };
      await write('layout/oci-layout', '{ "imageLayoutVersion": "1.0.0" }');
      await write('layout/index.json', JSON.stringify({ schemaVersion: 2, mediaType, manifests: [entry] }));
      const blob = await write(`layout/blobs/${digest.replace(':', '/')}`, faulty);
      await write('.gitignore', 'ignored/');
      const ignored = await write('ignored/index.json', faulty);
      await run('validateWorkspace');
      assert.deepEqual(problemsOf(blob).map(ruleOf), ['schema-version']);
      assert.deepEqual(problemsOf(ignored), []);
    });

    it('finds nothing in files that are not OCI documents', () => {
      const folder = vscode.workspace.workspaceFolders![0]!.uri;
      assert.deepEqual(problemsOf(vscode.Uri.joinPath(folder, 'webapp', 'manifest.json')), []);
    });

    it('leaves the problems of a file that is opened to the editor', async () => {
      const document = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document, { preview: false });
      await findingOf(artifactTypeRule, document);
      assert.equal(findingsIn(document).length, 1);
    });

    it('forgets the problems of a file that is deleted', async () => {
      await vscode.workspace.fs.delete(file);
      await until('nothing is said of it any more', () => problemsOf(file).length === 0);
    });

    it('forgets the problems of files whose folder is deleted', async () => {
      const layout = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'searched', 'layout');
      const problems = () =>
        vscode.languages
          .getDiagnostics()
          .filter(([found, { length }]) => found.path.startsWith(`${layout.path}/`) && length > 0);
      assert.equal(problems().length, 1);
      await vscode.workspace.fs.delete(layout, { recursive: true });
      await until('nothing is said of them any more', () => problems().length === 0);
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

function problemsOf(file: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(file).filter(({ source }) => source === 'oci');
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

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
