import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { run } from './extension';
import { artifactTypeRule, findingOf, findingsIn, ruleOf } from './findings';
import { encoded, sha256 } from './layoutFiles';
import { until } from './until';

describe('the command', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

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

    it('goes by the project file, also where that changes afterwards', async () => {
      const project = vscode.Uri.joinPath(file, '../.oci-manifest.json');
      await vscode.workspace.fs.writeFile(project, encoded(`{ "rules": { "${artifactTypeRule}": "off" } }`));
      await until('the finding is gone', () => problemsOf(file).length === 0);
      await vscode.workspace.fs.delete(project);
      await until('the finding is there again', () => problemsOf(file).length === 1);
    });

    it('checks a file again that is changed, and that is an OCI document no longer', async () => {
      const faulty = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      await vscode.workspace.fs.writeFile(
        file,
        encoded(faulty.replace('"schemaVersion": 2', '"schemaVersion": 1')),
      );
      await until('there is another finding', () => problemsOf(file).length === 2);
      await vscode.workspace.fs.writeFile(file, encoded('{}'));
      await until('nothing is said of it', () => problemsOf(file).length === 0);
    });

    it('reads what the command line reads: blobs of layouts, and nothing that is ignored', async () => {
      const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'searched');
      const write = async (path: string, content: string): Promise<vscode.Uri> => {
        const written = vscode.Uri.joinPath(folder, path);
        await vscode.workspace.fs.writeFile(written, encoded(content));
        return written;
      };
      const mediaType = 'application/vnd.oci.image.index.v1+json';
      const faulty = JSON.stringify({ schemaVersion: 1, mediaType, manifests: [] });
      const digest = await sha256(encoded(faulty));
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

    it('shows the problems of a file again when its document is closed', async () => {
      // VS Code keeps a document for minutes that an extension has asked for, so this file is opened as a user does it.
      const other = vscode.Uri.joinPath(file, '..', '..', 'opened-once', 'manifest.json');
      await vscode.workspace.fs.copy(file, other);
      await run('validateFiles', other);
      assert.equal(problemsOf(other).length, 1);
      await vscode.commands.executeCommand('vscode.open', other);
      const { document } = vscode.window.activeTextEditor!;
      await findingOf(artifactTypeRule, document);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await until('the document is closed', () => document.isClosed);
      await until('the problem is there', () => problemsOf(other).length === 1);
    });

    it('keeps the problems of a file that was open meanwhile when its document is closed', async () => {
      const other = vscode.Uri.joinPath(file, '..', '..', 'open-meanwhile', 'manifest.json');
      await vscode.workspace.fs.copy(file, other);
      await vscode.commands.executeCommand('vscode.open', other);
      const { document } = vscode.window.activeTextEditor!;
      await findingOf(artifactTypeRule, document);
      await run('validateWorkspace');
      assert.equal(problemsOf(other).length, 1);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await until('the document is closed', () => document.isClosed);
      await until('the problem is there', () => problemsOf(other).length === 1);
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

function problemsOf(file: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(file).filter(({ source }) => source === 'oci');
}
