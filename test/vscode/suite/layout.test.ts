import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { rangeOf } from './documents';
import { findingOf } from './findings';
import { Layout } from './layoutFiles';
import { until } from './until';

const indexType = 'application/vnd.oci.image.index.v1+json';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const missing = `sha256:${'0'.repeat(64)}`;

async function writeLayout(layout: Layout): Promise<vscode.Uri> {
  const config = await layout.add(
    'application/vnd.oci.image.config.v1+json',
    JSON.stringify({ architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: [missing] } }),
  );
  const layer = await layout.add('application/vnd.oci.image.layer.v1.tar', 'a layer, which is no JSON');
  const manifest = await layout.add(
    manifestType,
    JSON.stringify({ schemaVersion: 2, mediaType: manifestType, config, layers: [layer] }),
  );
  const elsewhere = { mediaType: manifestType, digest: missing, size: 7 };
  await layout.write('oci-layout', '{"imageLayoutVersion":"1.0.0"}');
  return layout.write(
    'index.json',
    JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests: [manifest, elsewhere] }),
  );
}

describe('the files of an image layout', () => {
  let layout: Layout;
  let index: vscode.Uri;

  before(async () => {
    layout = new Layout();
    index = await writeLayout(layout);
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are JSON with a lens, hovers and links at every stop from the index to the config', async () => {
    const document = await show(index);
    await checkStop(document, 'Index');
    const [toManifest, ...others] = await linksOf(document);
    assert.ok(toManifest?.target, 'the index links to no manifest');
    assert.deepEqual(others, [], 'a blob that is missing has a link');
    const manifest = await show(toManifest.target);
    await checkStop(manifest, 'Image');
    const [toConfig] = await linksOf(manifest);
    assert.ok(toConfig?.target, 'the manifest links to no config');
    await checkStop(await show(toConfig.target), 'Config');
  });

  it('are reached by Go to Definition', async () => {
    const document = await show(index);
    await checkStop(document, 'Index');
    const position = document.positionAt(document.getText().indexOf('sha256:') + 3);
    const [found] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      index,
      position,
    );
    assert.ok(found?.uri.path.includes('/blobs/sha256/'));
  });

  it('know each other by Find All References', async () => {
    const document = await show(index);
    await checkStop(document, 'Index');
    const position = document.positionAt(document.getText().indexOf(missing) + 3);
    const paths = await until('the references are there', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        index,
        position,
      );
      return found.length > 0 && found.map(({ uri }) => uri.path.slice(layout.folder.path.length + 1));
    });
    // The diff ID in the config, and the entry in the index.
    assert.deepEqual(
      paths.map((path) => path.replace(/[0-9a-f]{64}$/, '…')),
      ['blobs/sha256/…', 'index.json'],
    );
  });

  it('stay plain text where they do not begin like JSON, and outside of layouts', async () => {
    const layer = await layout.add('', 'a layer, which is no JSON');
    const other = new Layout();
    const blob = await other.add(manifestType, '{ "schemaVersion": 2 }');
    const opened = [
      await show(vscode.Uri.joinPath(layout.folder, pathOf(layer.digest))),
      await show(vscode.Uri.joinPath(other.folder, pathOf(blob.digest))),
    ];
    // By then the extension has looked at the files that were opened before.
    await checkStop(await show(index), 'Index');
    for (const { languageId } of opened) assert.equal(languageId, 'plaintext');
  });

  it('are shown formatted, with findings and links, beside their exact text', async () => {
    const faulty = new Layout();
    await faulty.write('oci-layout', '{}');
    const blob = await faulty.add('', '{}');
    const text = JSON.stringify({
      schemaVersion: 1,
      mediaType: indexType,
      manifests: [{ ...blob, mediaType: manifestType }],
    });
    const file = await faulty.write('index.json', text);
    const document = await show(file);
    await findingOf('schema-version', document);
    await vscode.commands.executeCommand('ociManifest.showFormatted');
    const formatted = await until('the formatted document is there', () => {
      const active = vscode.window.activeTextEditor?.document;
      return active !== undefined && active.uri.scheme === 'oci-manifest-formatted' && active;
    });
    assert.equal(formatted.languageId, 'json');
    assert.ok(formatted.lineCount > 8);
    assert.deepEqual(JSON.parse(formatted.getText()), JSON.parse(text));
    assert.equal(document.getText(), text);
    // The layout may still be read.
    const links = await until('the formatted document has links', async () => {
      const found = await linksOf(formatted);
      return found.length > 0 && found;
    });
    assert.deepEqual(
      links.map(({ target }) => target?.toString()),
      [vscode.Uri.joinPath(faulty.folder, pathOf(blob.digest)).toString()],
    );
    // Problems lists what was found in the file, and not a second time what is in its formatted copy.
    assert.deepEqual(vscode.languages.getDiagnostics(formatted.uri), []);
    const { end } = rangeOf(formatted, '"schemaVersion": ');
    await vscode.commands.executeCommand(
      'ociManifest.quickFixInFile',
      formatted.uri.toString(),
      end.line,
      end.character,
    );
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), file.toString());
    assert.deepEqual(editor.selection.active, rangeOf(document, '"schemaVersion":').end);
  });
});

async function show(file: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** A document in which colors, a lens and hovers help. A document whose language changes is opened anew. */
async function checkStop({ uri }: vscode.TextDocument, summary: string): Promise<void> {
  const document = await until(`${uri.path} is JSON`, () =>
    vscode.workspace.textDocuments.find(
      (open) => open.uri.toString() === uri.toString() && open.languageId === 'json',
    ),
  );
  const lenses = await until('the lens is there', async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
    );
    return found.length > 0 && found;
  });
  assert.match(lenses[0]?.command?.title ?? '', new RegExp(summary));
  const position = document.positionAt(document.getText().indexOf('sha256:') + 3);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  assert.ok(hovers.length > 0, `there is no hover in ${uri.path}`);
}

/** The scheme of the files in the workspace: it is another one where VS Code runs in a browser. */
function layoutScheme(): string {
  return vscode.workspace.workspaceFolders![0]!.uri.scheme;
}

/** The links of a document to files, in the order of the text. */
async function linksOf({ uri }: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    uri,
  );
  return links
    .filter(({ target }) => target?.scheme === layoutScheme())
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

function pathOf(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
