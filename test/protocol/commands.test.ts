import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { image } from '#helpers/documents';
import { ErrorCodes } from 'vscode-languageserver-protocol';
import {
  contentHeadInBytes,
  insertDescriptorRequest,
  mediaTypeOfContentRequest,
  pageRequest,
  rulesRequest,
  templatesRequest,
  validatedFile,
  validateFilesRequest,
  type ValidatedFile,
} from '#messages';
import type { ProtocolClient } from '#helpers/protocolClient';
import { defaultUri, ProtocolDocument, protocolSession } from '#helpers/protocolDocument';

const marked = '{ "schemaVersion": 2, "manifests": [|] }';
const index = marked.replace('|', '');
const other = '{ "name": "My App", "icons": [] }';
const wasm = Buffer.from('\0asm');
const descriptor = { mediaType: 'application/wasm', digest: `sha256:${'0'.repeat(64)}`, size: 7 };

describe('the requests of the client’s commands', () => {
  const { start, open, unopened } = protocolSession();

  it('list the templates', async () => {
    const { connection } = await start();
    const templates = await connection.sendRequest(templatesRequest);
    assert(templates.length > 5);
    for (const { id, title, description, fileName, snippet } of templates)
      assert(id && title && description && fileName && snippet.startsWith('{'));
  });

  it('list the rules with their pages', async () => {
    const { connection } = await start();
    const rules = await connection.sendRequest(rulesRequest, { uri: null });
    assert(rules.length > 100);
    const { summary = '', ...facts } = rules.find(({ id }) => id === 'media-type-missing') ?? {};
    assert.deepEqual(facts, {
      id: 'media-type-missing',
      severity: 'warning',
      page: 'https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions',
    });
    assert.match(summary, /\.$/);
  });

  it('name the pages that the client shows, for the version of the specification that is set', async () => {
    const initializationOptions = { pagesUri: 'oci-manifest-docs:' };
    const document = await open(image({ schemaVersion: 3 }), {
      initializationOptions,
      settings: { specification: '1.0' },
    });
    const page = 'oci-manifest-docs:/1.0/rules/schema-version.md';
    const rules = await document.client.connection.sendRequest(rulesRequest, { uri: document.uri });
    assert.equal(rules.find(({ id }) => id === 'schema-version')?.page, page);
    const [diagnostic] = await document.diagnostics('schema-version');
    assert.deepEqual(diagnostic?.codeDescription, { href: page });
  });

  it('show a page of documentation with links to one version of the specification', async () => {
    const { connection } = await start();
    const path = 'kinds.md';
    const text = 'See https://github.com/opencontainers/image-spec/blob/main/config.md#properties.';
    assert.equal(
      await connection.sendRequest(pageRequest, { specification: '1.0', path, text }),
      text.replace('main', 'v1.0.2'),
    );
    assert.equal(await connection.sendRequest(pageRequest, { specification: '9', path, text }), text);
  });

  it('complete the page of a rule', async () => {
    const { connection } = await start();
    const params = { specification: '1.1', path: 'rules/size-zero.md', text: '\n## What is wrong\n' };
    const page = await connection.sendRequest(pageRequest, params);
    assert.match(page, /^# size-zero\n\n.*\n\n- Severity: /);
    assert.match(page, /## What consumers do\n\n- /);
  });

  it('tell the media type of a file by its first bytes', async () => {
    const { connection } = await start();
    const params = { fileName: 'a', head: Buffer.from('\0asm').toString('base64') };
    assert.equal(await connection.sendRequest(mediaTypeOfContentRequest, params), 'application/wasm');
  });

  it('put a descriptor into a document', async () => {
    const document = await open(marked);
    const inserted = await document.insert(descriptor, 'a.wasm', wasm);
    const text = document.edit(inserted?.edit);
    assert.deepEqual(JSON.parse(text), { schemaVersion: 2, manifests: [descriptor] });
    assert.equal(
      inserted?.objection,
      'An index lists manifests and indexes. The chosen file is neither.',
      'the user decides',
    );
  });

  it('refuse a subject that is no manifest', async () => {
    const document = await open('{ "schemaVersion": 2, "manifests": [], "subject": {|} }');
    assert.deepEqual(await document.insert(descriptor, 'a.wasm', wasm), {
      edit: null,
      objection: 'The subject must be a manifest or index. The chosen file is neither.',
      documentName: null,
    });
  });

  it('put a descriptor at the end of the layers where no position is given', async () => {
    const text = image();
    const document = await open(text);
    const insert = (uri: string) =>
      document.client.connection.sendRequest(insertDescriptorRequest, {
        uri,
        descriptor,
        fileName: 'a',
        head: '',
      });
    const { layers } = JSON.parse(document.text) as { layers: unknown[] };
    const after = JSON.parse(document.edit((await insert(document.uri))?.edit)) as { layers: unknown[] };
    assert.deepEqual(after.layers, [...layers, descriptor]);
    const other = new ProtocolDocument(document.client, index, { uri: 'file:///project/index.json' });
    await other.open();
    assert.equal(await insert(other.uri), null);
  });

  it('offer the command where a descriptor belongs', async () => {
    const document = await open(marked, { initializationOptions: { computeDescriptorCommand: 'compute' } });
    const actions = await document.actions(['refactor.rewrite']);
    assert.deepEqual(
      actions.flatMap(({ command }) => command ?? []),
      [
        {
          title: 'Add the descriptor of a file...',
          command: 'compute',
          arguments: [null, { uri: document.uri, position: document.cursor }],
        },
      ],
    );
  });

  it('explain a document', async () => {
    const document = await open(index);
    assert.match((await document.explain()) ?? '', /This is an OCI image index\./);
  });

  it('say nothing of documents that are no OCI documents', async () => {
    const document = await open(other);
    assert.equal(await document.explain(), null);
    assert.equal(await document.insert(descriptor, 'a.wasm', wasm), null);
  });

  it('say nothing where the extension is switched off', async () => {
    const document = await open(marked, { settings: { enable: false } });
    assert.equal(await document.explain(), null);
    assert.equal(await document.insert(descriptor, 'a.wasm', wasm), null);
  });

  it('say nothing of documents that are not open', async () => {
    const document = await unopened(marked);
    assert.equal(await document.explain(), null);
    assert.equal(await document.insert(descriptor, 'a.wasm', wasm), null);
  });

  describe('to validate a folder', () => {
    const inFolder = (name: string) => `file:///project/${name}`;
    const files = {
      [inFolder('index.json')]: index,
      [inFolder('other.json')]: other,
      [inFolder('left-out.json')]: index,
      'file:///elsewhere/index.json': index,
    };

    it('give the diagnostics of each document in it, by the settings of its place', async () => {
      const client = await start({ files, settings: { rules: { 'media-type-missing': 'hint' } } });
      const found = await validate(client, ['left-out.json']);
      assert.deepEqual(
        found.map(({ uri, kind }) => [uri, kind]),
        [
          [inFolder('index.json'), 'image-index'],
          [inFolder('other.json'), null],
        ],
      );
      const [document, others] = found;
      assert.deepEqual(
        document?.diagnostics
          .filter(({ code }) => code === 'media-type-missing')
          .map(({ severity }) => severity),
        [4],
      );
      assert.deepEqual(others?.diagnostics, []);
    });

    it('report syntax errors of files that the host has not opened', async () => {
      const broken = { [inFolder('index.json')]: index.replace('[]', '[],') };
      const client = await start({ files: broken, initializationOptions: { hostReportsSyntax: true } });
      const [document] = await validate(client);
      assert(document?.diagnostics.some(({ code }) => code === 'json-trailing-comma'));
    });

    it('refuse more globs than every file can be compared with', async () => {
      const client = await start({ files });
      const globs = Array.from({ length: 1000 }, () => '{a,b}'.repeat(8));
      await assert.rejects(validate(client, globs), {
        code: ErrorCodes.InvalidParams,
        message: /^exclude: The globs are too many or too long/,
      });
    });

    it('lose nothing but a file that is nested too deeply to say what it is, and name it', async () => {
      const deep = { [inFolder('a-deep.json')]: '['.repeat(1000), ...files };
      const [first, ...others] = await validate(await start({ files: deep }));
      assert.equal(first?.problem, 'it is nested more than 500 levels deep');
      assert.equal(others[0]?.kind, 'image-index');
    });

    it('lose nothing but a file that cannot be checked, and name it', async () => {
      const client = await start({
        files,
        findDocuments: [
          {
            uri: inFolder('fails.json'),
            get text(): string {
              throw new Error('the disk is on fire');
            },
          },
          { uri: inFolder('index.json'), text: index },
        ],
      });
      const [first, second] = await validate(client);
      assert.match(first?.problem ?? '', /^could not be checked/);
      assert.deepEqual(first?.diagnostics, []);
      assert.equal(second?.kind, 'image-index');
      assert.match(client.takeErrors().join(), /Validation of .*fails\.json failed: .*the disk is on fire/);
    });

    it('find no documents where the extension is switched off', async () => {
      const found = await validate(await start({ files, settings: { enable: false } }));
      for (const { kind, diagnostics, unknown } of found)
        assert.deepEqual(
          [kind, diagnostics, unknown],
          [null, [], 'the setting ociManifest.enable is false.'],
        );
    });

    it('say why a file is not a document that is checked', async () => {
      const project = JSON.stringify({ overrides: [{ files: ['pinned.json'], kind: 'none' }] });
      const client = await start({
        files: { [inFolder('.oci-manifest.json')]: project },
        workspaceFolders: ['file:///project'],
        findDocuments: [
          { uri: inFolder('package.json'), text: '{ "name": "a" }' },
          { uri: inFolder('broken.json'), text: '{ "name": a }' },
          { uri: inFolder('pinned.json'), text: index },
          { uri: inFolder('empty.json'), problem: 'it is empty', isPassedOver: true },
          { uri: inFolder('closed.json'), problem: 'may not be read' },
          { uri: inFolder('index.json'), text: index },
        ],
      });
      const found = await validate(client);
      assert.deepEqual(
        found.map(({ problem, unknown }) => [problem, unknown]),
        [
          [null, 'this is not a known kind of OCI document.'],
          [null, 'this is not valid JSON (line 1, column 11), and not a known kind of OCI document.'],
          [null, 'its kind is set to "none".'],
          [null, 'it is empty.'],
          ['may not be read', null],
          [null, null],
        ],
      );
    });
  });

  it('refuse parameters that are not what they must be, and say which', async () => {
    const { connection } = await start();
    const position = { line: 0, character: 0 };
    for (const [method, params, message] of [
      ['ociManifest/explainDocument', undefined, /^params: /],
      ['ociManifest/explainDocument', { uri: 7 }, /^uri: /],
      ['ociManifest/describeDocument', {}, /^uri: /],
      ['ociManifest/validateFiles', { uri: defaultUri }, /^exclude: .*; partialResultToken: /],
      ['ociManifest/mediaTypeOfContent', { fileName: 'a', head: '*' }, /^head: /],
      ['ociManifest/mediaTypeOfContent', { fileName: 'a', head: 'AAAA'.repeat(8_000_000) }, /^head: Too big/],
      ['ociManifest/mediaTypeOfContent', { fileName: 'a'.repeat(5_000), head: '' }, /^fileName: Too big/],
      ['ociManifest/mediaTypeOfContent', [], /^params: /],
      [
        insertDescriptorRequest.method,
        { uri: defaultUri, position: { line: -1 }, descriptor, fileName: 1 },
        /^position\.line: .*; position\.character: .*; fileName: .*; head: /,
      ],
      [
        'ociManifest/mediaTypeOfContent',
        { fileName: 'a', head: 'A'.repeat(4 * (contentHeadInBytes / 3 + 1)) },
        /^head: /,
      ],
      ...['', '../a', '/etc/passwd', 'a\0'].map(
        (fileName) =>
          [
            insertDescriptorRequest.method,
            { uri: defaultUri, position, descriptor, fileName, head: '' },
            /^fileName: /,
          ] as const,
      ),
      ...['7', -5, 0.5, -5.5, 1e300, 2 ** 53, null].map(
        (size) =>
          [
            insertDescriptorRequest.method,
            { uri: defaultUri, position, descriptor: { ...descriptor, size }, fileName: 'a', head: '' },
            /^descriptor\.size: /,
          ] as const,
      ),
      ...[0.5, -1, 1e300, '0'].map(
        (line) =>
          [
            insertDescriptorRequest.method,
            { uri: defaultUri, position: { line, character: 0 }, descriptor, fileName: 'a', head: '' },
            /^position\.line: /,
          ] as const,
      ),
    ] as const)
      await assert.rejects(connection.sendRequest(method, params), {
        code: ErrorCodes.InvalidParams,
        message,
      });
  });

  async function validate(client: ProtocolClient, exclude: string[] = []): Promise<ValidatedFile[]> {
    const found: ValidatedFile[] = [];
    const partialResultToken = 'results';
    client.connection.onProgress(validatedFile, partialResultToken, (file) => void found.push(file));
    const params = { uri: 'file:///project', exclude, partialResultToken };
    await client.connection.sendRequest(validateFilesRequest, params);
    return found;
  }
});
