import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  CancellationTokenSource,
  CodeActionRequest,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  DocumentLinkRequest,
  FileChangeType,
  HoverRequest,
  WorkDoneProgress,
} from 'vscode-languageserver-protocol/node';
import { URI } from 'vscode-uri';
import { itemsOf } from '#helpers/archives';
import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { writeLayout } from '#helpers/layoutFolder';
import { descriptorsIn } from '#helpers/repairs';
import { ServerProgram, type ServerProgramOptions } from '#helpers/serverProgram';
import { tarArchive } from '#helpers/tarWriter';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { digestOf } from '#schemas/values/digest';
import {
  archivedFileRequest,
  archiveScheme,
  closeArchiveNotification,
  findArchivesRequest,
  layoutNodesRequest,
  layoutPathIn,
  layoutWayRequest,
  openArchiveRequest,
  validatedFile,
  validateFilesRequest,
  type LayoutTreeNode,
  type ValidatedFile,
} from '#messages';
import { skip } from '#helpers/skips';

const layer = gzipSync(randomBytes(100_000));
const draft = new LayoutDraft();
const image = draft.image({
  layers: [layer],
  layerType: `${ociTar}+gzip`,
  config: { rootfs: { type: 'layers', diff_ids: [digestOf('sha256', Buffer.from('other'))] } },
  entry: { annotations: { 'org.opencontainers.image.ref.name': 'v1' } },
});
draft.index([{ ...image, size: 7 }], { schemaVersion: 1 });
const archive = tarArchive(itemsOf(draft.files));
const manifest = pathOf(image.digest);
const configPath = pathOf(descriptorsIn(draft.files, manifest).config.digest);
const layerPath = pathOf(digestOf('sha256', layer) ?? '');

/** A client that can change files, and explain rules. */
const likeVscode: ServerProgramOptions = {
  capabilities: {
    workspace: {
      workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    },
  },
  initializationOptions: { explainCommand: 'explain' },
};

/** Names that are unusual in a URI, or look as if an archive ended earlier. */
const names = ['image.tar', 'wow!/image.tar', 'a#b?c%20d!e.tar', 'ünïcode .tar'];

describe('the language server, with layouts in archives', () => {
  let folder: string;
  let server: ServerProgram;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    writeFileSync(join(folder, 'image.tar'), archive);
    server = await ServerProgram.start({ ...likeVscode, folder: pathToFileURL(folder).href });
  });

  afterEach(() => {
    server.stop();
    rmSync(folder, { recursive: true });
  });

  const fileUri = (name = 'image.tar'): string => URI.file(join(folder, name)).toString();
  const layoutUri = (name?: string): string => {
    const file = URI.parse(fileUri(name));
    return file.with({ scheme: archiveScheme, path: layoutPathIn(file.path) }).toString();
  };
  const uriOf = (path: string, name?: string): string => `${layoutUri(name)}/${path}`;
  const open = (name?: string) =>
    server.connection.sendRequest(openArchiveRequest, { folder: layoutUri(name) });
  const read = (uri: string, withContent = true) =>
    server.connection.sendRequest(archivedFileRequest, { uri, withContent });
  const partsOf = (at: string, parent: string | null = null) =>
    server.connection.sendRequest(layoutNodesRequest, { folder: at, parent });
  const change = (type: FileChangeType) =>
    server.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: fileUri(), type }],
    });

  async function validate(uri: string): Promise<readonly ValidatedFile[]> {
    const found: ValidatedFile[] = [];
    const listening = server.connection.onProgress(validatedFile, 'found', (file) => void found.push(file));
    await server.connection.sendRequest(validateFilesRequest, {
      uri,
      exclude: [],
      partialResultToken: 'found',
    });
    listening.dispose();
    return found;
  }

  async function textOf(uri: string): Promise<string> {
    const found = await read(uri);
    assert('content' in found && found.content !== null, 'problem' in found ? found.problem : 'no content');
    return Buffer.from(found.content, 'base64').toString();
  }

  async function problemOf(uri: string): Promise<string> {
    const found = await read(uri);
    assert('problem' in found);
    return found.problem;
  }

  async function openDocument(path: string): Promise<string> {
    const uri = uriOf(path);
    await server.open(uri, await textOf(uri));
    return uri;
  }

  it('finds the archives that seem to hold a layout', async () => {
    writeFileSync(join(folder, 'compressed.tgz'), gzipSync(archive));
    writeFileSync(join(folder, 'other.tar'), tarArchive([{ path: 'a.txt', content: 'hello' }]));
    const uris = ['other.tar', 'image.tar', 'compressed.tgz', 'none.tar'].map(fileUri);
    assert.deepEqual(await server.connection.sendRequest(findArchivesRequest, { uris }), [
      fileUri('image.tar'),
      fileUri('compressed.tgz'),
    ]);
  });

  for (const name of names)
    it(`reads the documents of ${name}, byte for byte`, async () => {
      writeLayout(folder, { [name]: archive });
      assert.deepEqual(await open(name), { problem: null });
      for (const path of ['index.json', 'oci-layout', manifest])
        assert.equal(await textOf(uriOf(path, name)), draft.text(path));
      assert.equal((await partsOf(layoutUri(name)))?.[0]?.uri, uriOf(manifest, name));
    });

  it('shows the tree of an archive as it shows that of a folder', async () => {
    const unpacked = join(folder, 'layout');
    writeLayout(unpacked, draft.files);
    const inFolder = pathToFileURL(unpacked).href;
    for (const parent of [null, manifest]) {
      const [found, expected] = [await partsOf(layoutUri(), parent), await partsOf(inFolder, parent)];
      assert(expected !== null && expected.length > 0);
      assert.deepEqual(found, inPlaceOf(inFolder, layoutUri(), expected));
    }
  });

  it('finds what the command line finds, with the settings of the same project file', async () => {
    writeFileSync(join(folder, '.git'), '');
    writeFileSync(
      join(folder, '.oci-manifest.json'),
      JSON.stringify({
        overrides: [{ files: ['image.tar!/index.json'], rules: { 'schema-version': 'hint' } }],
      }),
    );
    const cli = join(repositoryRoot, 'dist', 'server', 'cli.js');
    const { stdout } = spawnSync(process.execPath, [cli, 'lint', '--format', 'json', 'image.tar'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { files } = JSON.parse(stdout) as {
      files: {
        path: string;
        diagnostics: { rule: string; message: string; severity: string; range: unknown }[];
      }[];
    };
    assert.equal(files.length, 4);
    const levels = ['error', 'warning', 'information', 'hint'];
    for (const { path, diagnostics } of files) {
      const found = await server.diagnostics(await openDocument(path.replace('image.tar!', '')));
      assert.deepEqual(
        found
          .map(({ code, message, severity = 0, range }) => ({
            rule: code,
            message,
            severity: levels[severity - 1],
            range,
          }))
          .sort((a, b) => a.range.start.line - b.range.start.line),
        diagnostics.map(({ rule, message, severity, range }) => ({ rule, message, severity, range })),
      );
      if (path === 'image.tar!index.json')
        assert.deepEqual(
          found.map(({ code, severity }) => [code, severity]),
          [
            ['schema-version', 4],
            ['blob-size', 1],
          ],
        );
    }
  });

  it('explains findings, and offers nothing that would change an archive', async () => {
    const uri = await openDocument('index.json');
    const diagnostics = [...(await server.diagnostics(uri))];
    const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
    const titlesOf = async (only?: string[]): Promise<string[]> => {
      const actions = await server.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics, ...(only && { only }) },
      });
      return (actions ?? []).map(({ title }) => title);
    };
    assert.deepEqual(await titlesOf(), ['Explain schema-version', 'Explain blob-size']);
    for (const kind of ['refactor', 'source']) assert.deepEqual(await titlesOf([kind]), [], kind);
  });

  it('leads from document to document, and explains what is under the pointer', async () => {
    const uri = await openDocument('index.json');
    const links = await server.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
    assert.deepEqual(
      links?.map(({ target }) => target),
      [uriOf(manifest)],
    );
    const lines = (await textOf(uri)).split('\n');
    const line = lines.findIndex((text) => text.includes('sha256:'));
    const place = {
      textDocument: { uri },
      position: { line, character: (lines[line] ?? '').indexOf('sha256:') + 3 },
    };
    const definition = await server.connection.sendRequest(DefinitionRequest.type, place);
    assert(definition !== null && 'uri' in definition);
    assert.equal(definition.uri, uriOf(manifest));
    assert.notEqual(await server.connection.sendRequest(HoverRequest.type, place), null);
  });

  it('knows where a document is in the tree', async () => {
    assert.deepEqual(await server.connection.sendRequest(layoutWayRequest, { uri: uriOf(manifest) }), {
      folder: layoutUri(),
      keys: [manifest],
    });
  });

  it('lists the folders of a layout', async () => {
    const found = await read(layoutUri());
    assert('entries' in found);
    assert.deepEqual(found.entries?.map(({ name, isFolder }) => [name, isFolder]).sort(), [
      ['blobs', true],
      ['index.json', false],
      ['oci-layout', false],
    ]);
  });

  for (const [form, bytes] of [
    ['an archive', archive],
    ['a compressed archive', gzipSync(archive)],
  ] as const)
    it(`verifies ${form}`, async () => {
      writeFileSync(join(folder, 'image.tar'), bytes);
      const { outcome, files, steps } = await server.verify(layoutUri());
      assert.equal(outcome?.blobs, 3);
      assert.deepEqual(
        files.get(uriOf(manifest))?.diagnostics.map(({ code }) => code),
        // The layer is of random bytes.
        ['diff-ids-of-layers', 'layer-stream'],
      );
      assert.deepEqual(
        [steps[0], steps.at(-2), steps.at(-1)],
        ['begin', '100 % 97.7 KiB of 97.7 KiB', 'end'],
      );
    });

  for (const [form, bytes] of [
    ['an archive', archive],
    ['a compressed archive', gzipSync(archive)],
  ] as const)
    it(`validates the documents of ${form} like the command line`, async () => {
      writeFileSync(join(folder, 'image.tar'), bytes);
      const found = await validate(fileUri());
      assert.deepEqual(
        found.map(({ uri, kind, diagnostics }) => [uri, kind, diagnostics.map(({ code }) => code)]),
        [
          [uriOf('oci-layout'), 'image-layout', []],
          [uriOf('index.json'), 'image-index', ['schema-version', 'blob-size']],
          [uriOf(manifest), 'image-manifest', []],
          [uriOf(configPath), 'image-config', []],
        ],
      );
    });

  it('says of an archive without a layout what it is when it is validated', async () => {
    writeFileSync(join(folder, 'saved.tar'), tarArchive([{ path: 'manifest.json', content: '[]' }]));
    const [{ uri, problem } = {}, ...others] = await validate(fileUri('saved.tar'));
    assert.equal(uri, fileUri('saved.tar'));
    assert.match(problem ?? '', /^it is a docker-archive, not an OCI layout/);
    assert.deepEqual(others, []);
  });

  it('gives the bytes of other blobs, unless the archive is compressed', async () => {
    const found = await read(uriOf(layerPath));
    assert('content' in found && found.content !== null);
    assert.deepEqual(Buffer.from(found.content, 'base64'), Buffer.from(layer));
    writeFileSync(join(folder, 'compressed'), gzipSync(archive));
    assert.match(await problemOf(uriOf(layerPath, 'compressed')), /the archive is compressed with gzip/);
  });

  it('says of an archive that is not a layout what it is', async () => {
    writeFileSync(join(folder, 'saved.tar'), tarArchive([{ path: 'manifest.json', content: '[]' }]));
    const problem = 'The file is a docker-archive, not an OCI layout; save the image as an oci-archive.';
    assert.deepEqual(await open('saved.tar'), { problem });
    assert.equal(await problemOf(uriOf('index.json', 'saved.tar')), problem);
    assert.equal(await partsOf(layoutUri('saved.tar')), null);
    writeFileSync(join(folder, 'text'), 'hello');
    assert.deepEqual(await open('text'), { problem: 'The file is not a tar archive.' });
    assert.deepEqual(await open('none'), { problem: 'The file cannot be read: no such file or directory.' });
  });

  it('follows an archive that changes, and one that vanishes', async () => {
    await open();
    const other = new LayoutDraft();
    other.index([]);
    // Another file in its place, as most tools write it.
    writeFileSync(join(folder, 'new.tar'), tarArchive(itemsOf(other.files)));
    renameSync(join(folder, 'new.tar'), join(folder, 'image.tar'));
    await change(FileChangeType.Changed);
    assert.equal(await textOf(uriOf('index.json')), other.text('index.json'));
    assert.deepEqual(await partsOf(layoutUri()), []);
    assert.equal(await problemOf(uriOf(manifest)), 'The layout in the archive has no such file.');
    rmSync(join(folder, 'image.tar'));
    await change(FileChangeType.Deleted);
    assert.equal(await problemOf(uriOf('index.json')), 'The file cannot be read: no such file or directory.');
    assert.equal(await partsOf(layoutUri()), null);
  });

  it('says of an archive that vanished why it cannot be verified, and logs no error', async () => {
    await open();
    rmSync(join(folder, 'image.tar'));
    const { outcome, problem } = await server.verify(layoutUri());
    assert.equal(outcome, null);
    assert.equal(problem, 'The file cannot be read: no such file or directory.');
    assert.deepEqual(server.errors, []);
  });

  it('reads an archive again that was closed', async () => {
    await open();
    await server.connection.sendNotification(closeArchiveNotification, { folder: layoutUri() });
    assert.equal((await partsOf(layoutUri()))?.[0]?.uri, uriOf(manifest));
  });

  it('keeps no archive open', async function () {
    if (process.platform !== 'linux') skip(this, 'only Linux tells which files a process has open');
    await open();
    await read(uriOf(layerPath));
    await server.verify(layoutUri());
    const isBelow = (path: string): boolean => path.startsWith(realpathSync(folder));
    assert.deepEqual(server.openFiles().filter(isBelow), []);
  });

  it('tells how far it is with a compressed archive', async () => {
    writeFileSync(join(folder, 'image.tar'), gzipSync(archive));
    const steps: string[] = [];
    server.connection.onProgress(WorkDoneProgress.type, 'progress', (step) => {
      steps.push(step.kind === 'report' ? `${step.percentage} %` : step.kind);
    });
    await server.connection.sendRequest(openArchiveRequest, {
      folder: layoutUri(),
      workDoneToken: 'progress',
    });
    assert.deepEqual([steps[0], steps.at(-2), steps.at(-1)], ['begin', '100 %', 'end']);
  });

  it('reads an archive again after that was canceled', async () => {
    writeFileSync(join(folder, 'image.tar'), gzipSync(archive));
    const source = new CancellationTokenSource();
    const request = server.connection.sendRequest(openArchiveRequest, { folder: layoutUri() }, source.token);
    source.cancel();
    await assert.rejects(request, /The request was canceled/);
    assert.deepEqual(await open(), { problem: null });
  });

  it('refuses what is not the URI of an archive', async () => {
    for (const uri of [pathToFileURL(folder).href, `${archiveScheme}:/image.tar`, 'nonsense'])
      assert.equal(await problemOf(uri), 'This is not the URI of a file in an archive.');
  });
});

/** Parts of a layout as they would be if it were elsewhere. */
function inPlaceOf(from: string, to: string, parts: readonly LayoutTreeNode[]) {
  return parts.map((part) => ({
    ...part,
    uri: part.uri?.replace(from, to) ?? null,
    describedAt: part.describedAt && { ...part.describedAt, uri: part.describedAt.uri.replace(from, to) },
  }));
}
