import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import { RawClient } from '#helpers/rawClient';

const uri = 'file:///test/manifest.json';

const empty = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  size: 2,
};

const sound = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: empty,
  artifactType: 'application/vnd.example.thing.v1',
  layers: [empty],
});

/** One mistake: the version is no number. */
const faulty = sound.replace('"schemaVersion":2', '"schemaVersion":"2"');

/** Requests of the protocol and of our own. */
const requests = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/codeAction',
  'textDocument/codeLens',
  'textDocument/definition',
  'textDocument/documentLink',
  'textDocument/documentSymbol',
  'textDocument/inlayHint',
  'textDocument/references',
  'ociManifest/rules',
  'ociManifest/explainDocument',
  'ociManifest/layoutNodes',
];

const hover = { textDocument: { uri }, position: { line: 0, character: 4 } };

function opened(text = faulty, version = 1, address = uri): object {
  return { textDocument: { uri: address, languageId: 'json', version, text } };
}

describe('a client that breaks the protocol', () => {
  let client: RawClient;

  beforeEach(() => {
    client = new RawClient();
  });

  afterEach(() => client.stop());

  /** Whether the server still does its work. */
  async function assertServes(): Promise<void> {
    client.notify('textDocument/didOpen', opened());
    const { params } = await client.next(({ method }) => method === 'textDocument/publishDiagnostics');
    assert.equal(params?.diagnostics?.length, 1);
    const { result } = await client.request('textDocument/hover', hover);
    assert.match(JSON.stringify(result), /schema/i);
  }

  describe('by what it sends', () => {
    it('is told which message is not JSON, and is served on', async () => {
      await client.initialize();
      client.sendText('{bad!');
      const { error } = await client.next(({ id }) => id === null);
      assert.equal(error?.code, ErrorCodes.ParseError);
      await assertServes();
    });

    it('is served on after messages that are none', async () => {
      await client.initialize();
      for (const text of ['1', 'null', '"a"', '[]', '[1]', '{}', '{"jsonrpc":"2.0","id":{},"method":3}'])
        client.sendText(text);
      for (const params of [null, undefined, [], { id: {} }]) client.notify('$/cancelRequest', params);
      await assertServes();
    });

    const textDocument = { uri, version: 2 };
    const range = { start: { line: 0, character: 0 }, end: null };
    for (const [method, params, problem] of [
      ['textDocument/didChange', { textDocument, contentChanges: null }, 'contentChanges: '],
      [
        'textDocument/didChange',
        { textDocument, contentChanges: [{ range, text: '' }] },
        'contentChanges.0.',
      ],
      ['textDocument/didChange', { textDocument: { uri }, contentChanges: [] }, 'textDocument.version: '],
      ['textDocument/didChange', null, 'params: '],
      ['textDocument/didOpen', { textDocument: { uri, languageId: 'json' } }, 'textDocument.text: '],
      ['textDocument/didSave', { textDocument: {} }, 'textDocument.uri: '],
      ['textDocument/didClose', {}, 'textDocument: '],
      ['workspace/didChangeConfiguration', null, 'params: '],
      ['workspace/didChangeWatchedFiles', { changes: {} }, 'changes: '],
      ['workspace/didChangeWorkspaceFolders', {}, 'event: '],
      ['workspace/didChangeWorkspaceFolders', { event: { added: [null], removed: [] } }, 'event.added.0: '],
    ] as const)
      it(`is told that ${method} was ignored for its ${problem.replace(/\W+$/, '')}`, async () => {
        await client.initialize();
        client.notify('textDocument/didOpen', opened());
        client.notify(method, params);
        const { params: logged } = await client.next(
          ({ method: name, params: sent }) =>
            name === 'window/logMessage' && /ignored/.test(sent?.message ?? ''),
        );
        const start = `${method} was ignored, because its parameters are not valid: ${problem}`;
        assert.equal(logged?.message?.slice(0, start.length), start);
        await assertServes();
        assert.equal(client.told, '');
      });

    it('is told that a method is unknown, and is served on', async () => {
      await client.initialize();
      client.notify('oci/unknown', {});
      client.notify('$/unknown', {});
      const { error } = await client.request('oci/unknown', {});
      assert.equal(error?.code, ErrorCodes.MethodNotFound);
      await assertServes();
    });

    for (const [name, bytes] of [
      ['a length that is too small', 'Content-Length: 5\r\n\r\n{"jsonrpc":"2.0","method":"x"}'],
      ['a length that is no number', 'Content-Length: abc\r\n\r\n{}'],
      ['no length', 'Content-Type: application/json\r\n\r\n{}'],
      ['another protocol', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
      ['bytes that are no text', Buffer.from([0, 255, 254, 13, 10, 13, 10])],
    ] as const) {
      it(`sees the server end, and why, after ${name}`, async () => {
        await client.initialize();
        client.sendRaw(bytes);
        client.notify('textDocument/didOpen', opened());
        client.notify('textDocument/didSave', { textDocument: { uri } });
        assert.equal(await client.ended, 1);
        assert.match(
          client.told,
          /^oci-manifest-language-server: the messages of the client cannot be read: .+\n$/,
        );
      });
    }

    for (const [name, bytes, reason] of [
      [
        'a length below zero',
        'Content-Length: -5\r\n\r\n{}',
        'Content-Length must be a whole number of no more than 536,870,888 bytes, not "-5"',
      ],
      [
        'a length that no text has',
        'Content-Length: 99999999999\r\n\r\n{}',
        'Content-Length must be a whole number of no more than 536,870,888 bytes, not "99999999999"',
      ],
      [
        'lines that end with LF only',
        'Content-Length: 2\n\n{}',
        'a line of a header does not end with CR and LF',
      ],
      [
        'a line that ends with LF only',
        'Content-Length: 2\r\n\n{}',
        'a line of a header does not end with CR and LF',
      ],
      [
        'a header without an end',
        `Content-Length: 2\r\n${'X-Padding: 0\r\n'.repeat(1000)}`,
        'a header has no end within 4,096 bytes',
      ],
      [
        'a message, and then bytes that are none',
        'Content-Length: 2\r\n\r\n{}{"jsonrpc":"2.0"}\n',
        'a line of a header does not end with CR and LF',
      ],
    ] as const) {
      it(`sees the server end at once, and why, after ${name}`, async () => {
        await client.initialize();
        client.sendRaw(bytes);
        assert.equal(await client.ended, 1);
        assert.equal(
          client.told,
          `oci-manifest-language-server: the messages of the client cannot be read: ${reason}\n`,
        );
      });
    }
  });

  it('is served when its headers come in pieces, and say more than they must', async () => {
    for (const piece of [
      'content-',
      'LENGTH:  2 \r',
      '\nContent-Type: x\r\n',
      '\r',
      '\n{',
      '}Content-Length: 2\r\n\r\n{}',
    ]) {
      client.sendRaw(piece);
      await client.flushed();
    }
    await client.initialize();
    await assertServes();
  });

  describe('by parameters that are no object', () => {
    for (const params of [null, [], [null], 5, 'text'])
      it(`is told that ${JSON.stringify(params)} is not valid, and is served on`, async () => {
        const { error: unready } = await client.request('initialize', params);
        assert.equal(unready?.code, ErrorCodes.InvalidParams);
        const { result } = await client.initialize();
        const { capabilities } = result as { capabilities: object };
        assert('hoverProvider' in capabilities);
        for (const method of requests) {
          const { error } = await client.request(method, params);
          assert.equal(error?.code, ErrorCodes.InvalidParams, method);
        }
        await assertServes();
      });

    it('may say null where there are none', async () => {
      await client.initialize();
      for (const method of ['ociManifest/templates', 'shutdown']) {
        const { error } = await client.request(method, null);
        assert.equal(error, undefined, method);
      }
    });
  });

  describe('by the order of what it sends', () => {
    it('gets no answer but an error before it has introduced itself', async () => {
      client.notify('textDocument/didOpen', opened());
      for (const method of ['textDocument/hover', 'shutdown', 'oci/unknown']) {
        const { error } = await client.request(method, hover);
        assert.equal(error?.code, ErrorCodes.ServerNotInitialized, method);
      }
      await client.initialize();
      await assertServes();
    });

    it('cannot introduce itself twice', async () => {
      await client.initialize();
      const { error } = await client.request('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {},
      });
      assert.equal(error?.code, ErrorCodes.InvalidRequest);
      await assertServes();
    });

    it('gets no answer but an error after it has said good-bye', async () => {
      await client.initialize();
      await client.request('shutdown');
      client.notify('textDocument/didOpen', opened());
      for (const method of ['textDocument/hover', 'shutdown', 'initialize']) {
        const { error } = await client.request(method, hover);
        assert.equal(error?.code, ErrorCodes.InvalidRequest, method);
      }
      client.notify('exit');
      assert.equal(await client.ended, 0);
    });

    for (const hangsUp of [false, true])
      it(`has all answers when it says everything in one breath${hangsUp ? ' and hangs up' : ''}`, async () => {
        const texts = [
          { id: 0, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
          { method: 'textDocument/didOpen', params: opened() },
          ...[1, 2, 3].map((id) => ({ id, method: 'textDocument/hover', params: hover })),
          { id: 4, method: 'shutdown' },
          { method: 'exit' },
        ].map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }));
        client.sendRaw(texts.map((text) => `Content-Length: ${text.length}\r\n\r\n${text}`).join(''));
        if (hangsUp) client.hangUp();
        assert.equal(await client.ended, 0);
        const answers = [0, 1, 2, 3, 4].map((asked) => client.next(({ id }) => id === asked));
        for (const { error } of await Promise.all(answers)) assert.equal(error, undefined);
      });

    it('gets an error when the method of its request is no text', async () => {
      client.sendText(JSON.stringify({ jsonrpc: '2.0', id: 7, method: 5 }));
      const { error } = await client.next(({ id }) => id === 7);
      assert.equal(error?.code, ErrorCodes.InvalidRequest);
    });

    it('sees the server end with 1 when it leaves without a good-bye', async () => {
      await client.initialize();
      client.notify('exit');
      assert.equal(await client.ended, 1);
    });

    it('sees the server end when it leaves before it has introduced itself', async () => {
      client.notify('exit');
      assert.equal(await client.ended, 1);
    });

    it('has the findings of the last text it sent, however it counts its versions', async () => {
      await client.initialize();
      client.notify('textDocument/didOpen', opened(faulty, 7));
      for (const [version, text] of [
        [3, '{}'],
        [3, sound],
        [-1, faulty],
      ] as const) {
        client.notify('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text }],
        });
      }
      const { params } = await client.next(
        ({ method, params: sent }) => method === 'textDocument/publishDiagnostics' && isOfVersion(sent, -1),
      );
      assert.equal(params?.diagnostics?.length, 1);
    });
  });

  describe('by how much it sends', () => {
    it('has each request answered once when it cancels all of them at once', async () => {
      await client.initialize();
      client.notify('textDocument/didOpen', opened());
      const ids = Array.from({ length: 1000 }, () => client.ask('textDocument/hover', hover));
      for (const id of ids) client.notify('$/cancelRequest', { id });
      for (let id = 5000; id < 6000; id++) client.notify('$/cancelRequest', { id });
      for (const asked of ids) {
        const { error } = await client.next(({ id, method }) => id === asked && method === undefined);
        if (error !== undefined) assert.equal(error.code, LSPErrorCodes.RequestCancelled);
      }
      await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    });

    it('has findings for each of 2,000 documents that it opens', async function () {
      this.timeout(60_000);
      await client.initialize();
      const addresses = Array.from({ length: 2000 }, (_, index) => `file:///test/${index}/manifest.json`);
      for (const address of addresses) client.notify('textDocument/didOpen', opened(faulty, 1, address));
      const open = new Set(addresses);
      for (const address of addresses) {
        const { params } = await client.next(
          ({ method, params: sent }) => method === 'textDocument/publishDiagnostics' && sent?.uri === address,
        );
        assert.equal(params?.diagnostics?.length, 1, address);
        open.delete(address);
      }
      assert.equal(open.size, 0);
      for (const address of addresses)
        client.notify('textDocument/didClose', { textDocument: { uri: address } });
      await assertServes();
    });

    it('is served on after settings of two megabytes', async () => {
      await client.initialize();
      const rules = Object.fromEntries(
        Array.from({ length: 50_000 }, (_, index) => [`rule-${index}`, 'no level']),
      );
      client.notify('workspace/didChangeConfiguration', { settings: { ociManifest: { rules } } });
      client.notify('workspace/didChangeConfiguration', { settings: { ociManifest: 'x'.repeat(2_000_000) } });
      await assertServes();
    });
  });

  describe('by what it does not do', () => {
    it('is served on when it refuses to tell its settings', async () => {
      await client.initialize({ capabilities: { workspace: { configuration: true } } });
      client.notify('textDocument/didOpen', opened());
      const { id } = await client.next(({ method }) => method === 'workspace/configuration');
      client.sendText(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32603, message: 'no' } }));
      await client.next(({ method }) => method === 'textDocument/publishDiagnostics');
    });

    it('is served on when it refuses everything that it is asked', async () => {
      const refresh = { refreshSupport: true };
      const registration = { dynamicRegistration: true };
      const workspace = {
        codeLens: refresh,
        inlayHint: refresh,
        diagnostics: refresh,
        didChangeConfiguration: registration,
        didChangeWatchedFiles: { ...registration, relativePatternSupport: true },
      };
      const textDocument = { diagnostic: {}, references: registration, rename: registration };
      await client.initialize({ capabilities: { workspace, textDocument } });
      client.notify('textDocument/didOpen', opened());
      await client.request('textDocument/diagnostic', { textDocument: { uri } });
      client.notify('workspace/didChangeConfiguration', { settings: { ociManifest: { enable: false } } });
      await client.next(({ method }) => method === 'workspace/inlayHint/refresh');
      const asked = client.asked;
      for (const { id } of asked)
        client.sendText(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32603, message: 'no' } }));
      await client.request('textDocument/hover', hover);
      assert.deepEqual([...new Set(asked.map(({ method }) => method))].sort(), [
        'client/registerCapability',
        'workspace/codeLens/refresh',
        'workspace/diagnostic/refresh',
        'workspace/inlayHint/refresh',
      ]);
      const refusals = client.logged.filter((message) => message.startsWith('The client refused'));
      const refused = [
        'to report changed settings',
        'to report changed files',
        'to offer references',
        'to offer renaming',
        'to ask for diagnostics again',
        'to ask for code lenses again',
        'to ask for inlay hints again',
      ];
      assert.deepEqual(
        refusals,
        refused.map((what) => `The client refused ${what}: Error: no`),
      );
    });

    it('leaves no server behind when it dies', async () => {
      await client.initialize();
      client.hangUp();
      assert.equal(await client.ended, 1);
    });

    it('leaves no server behind when it dies within a message', async () => {
      await client.initialize();
      client.sendRaw('Content-Length: 500\r\n\r\n{"jsonrpc":');
      client.hangUp();
      assert.equal(await client.ended, 1);
      assert.equal(client.told, '');
    });

    it('leaves no server behind when it listens no more', async () => {
      await client.initialize();
      client.stopListening();
      client.notify('textDocument/didOpen', opened());
      assert.equal(await client.ended, 1);
      assert.equal(client.told, '');
    });

    it('leaves no server behind whose client is another process that has ended', async () => {
      const { pid } = spawnSync(process.execPath, ['-e', '0']);
      await client.initialize({ processId: pid });
      assert.equal(await client.ended, 1);
    });
  });
});

function isOfVersion(params: object | undefined, version: number): boolean {
  return params !== undefined && 'version' in params && params.version === version;
}
