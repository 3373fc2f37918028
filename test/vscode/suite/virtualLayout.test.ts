import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { findingOf } from './findings';
import { Layout } from './layoutFiles';
import { MemoryFiles } from './memoryFiles';
import { until } from './until';

const scheme = 'oci-test-memory';
const indexType = 'application/vnd.oci.image.index.v1+json';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const emptyType = 'application/vnd.oci.empty.v1+json';

/** A layout in memory whose manifest was edited, so that it no longer has the digest in its name. */
async function writeLayout(): Promise<{ index: vscode.Uri; manifest: vscode.Uri; layout: Layout }> {
  const layout = new Layout(vscode.Uri.from({ scheme, path: '/' }));
  const empty = await layout.add(emptyType, '{}');
  const members = {
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType: 'application/vnd.example.thing',
  };
  const text = JSON.stringify({ ...members, config: empty, layers: [empty] });
  const descriptor = await layout.add(manifestType, text);
  const path = `blobs/${descriptor.digest.replace(':', '/')}`;
  const manifest = await layout.write(path, `${text}\n`);
  await layout.write('oci-layout', '{"imageLayoutVersion":"1.0.0"}');
  const index = await layout.write(
    'index.json',
    JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests: [descriptor] }),
  );
  return { index, manifest, layout };
}

describe('an image layout in a virtual file system', () => {
  let files: vscode.Disposable;

  before(() => {
    files = vscode.workspace.registerFileSystemProvider(scheme, new MemoryFiles(), { isCaseSensitive: true });
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  after(() => void files.dispose());

  it('has findings about its blobs, and leads to them', async () => {
    const { index, manifest } = await writeLayout();
    const document = await show(index);
    await findingOf('blob-digest', document);
    const position = document.positionAt(document.getText().indexOf('sha256:') + 3);
    const [found] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      index,
      position,
    );
    assert.equal(found?.uri.toString(), manifest.toString());
    const opened = await show(manifest);
    const blob = await until('the manifest is JSON', () =>
      vscode.workspace.textDocuments.find(
        ({ uri, languageId }) => uri.toString() === opened.uri.toString() && languageId === 'json',
      ),
    );
    await findingOf('blob-name-outdated', blob);
  });

  it('is repaired by a quick fix', async () => {
    const { index, manifest, layout } = await writeLayout();
    const document = await show(index);
    const { range } = await findingOf('blob-digest', document);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      index,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const rehash = actions.find(({ title }) => title.startsWith('Rehash up to index.json'));
    assert.ok(rehash?.command, 'there is no quick fix');
    await vscode.commands.executeCommand(rehash.command.command, ...(rehash.command.arguments as unknown[]));
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(index));
    const { manifests } = JSON.parse(written) as { manifests: { digest: string; size: number }[] };
    const path = `blobs/${manifests[0]?.digest.replace(':', '/')}`;
    const renamed = vscode.Uri.joinPath(layout.folder, path);
    assert.notEqual(renamed.toString(), manifest.toString());
    assert.equal((await vscode.workspace.fs.readFile(renamed)).length, manifests[0]?.size);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(manifest)));
    await until('nothing is found any more', () => vscode.languages.getDiagnostics(index).length === 0);
  });
});

async function show(file: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}
