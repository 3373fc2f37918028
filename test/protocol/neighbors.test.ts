import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type ClientCapabilities,
} from 'vscode-languageserver-protocol/node';
import { validatedFile, validateFilesRequest } from '#messages';
import { likeVscode } from '#helpers/protocolClient';
import { type ProtocolDocument, protocolSession } from '#helpers/protocolDocument';

const folder = 'file:///project';
const file = `${folder}/hello%20world.wasm`;
const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const content = '\0asm and so on';

/** The descriptor of the file, with the mark at its digest. */
const descriptor = `{
  "mediaType": "application/wasm",
  "digest": "|${digestOf(content)}",
  "size": ${content.length},
  "annotations": { "org.opencontainers.image.title": "hello world.wasm" }
}`;

/** A client that watches folders, as VS Code does. */
const watching: ClientCapabilities = {
  ...likeVscode,
  workspace: {
    ...likeVscode.workspace,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
};

describe('the language server, beside files', () => {
  const { open } = protocolSession({ uri: `${folder}/manifest.json` });
  const openBeside = (files: Record<string, string>, capabilities = watching): Promise<ProtocolDocument> =>
    open(descriptor, { files, capabilities });

  it('compares a descriptor with the file that its title names, and follows its changes', async () => {
    const files = { [file]: content };
    const document = await openBeside(files);
    assert.deepEqual(await document.diagnostics('file-mismatch'), []);
    const registration = await document.client.nextRegistration(
      DidChangeWatchedFilesNotification.method,
      (each) => JSON.stringify(each).includes('baseUri'),
    );
    assert.deepEqual(registration.registerOptions, {
      watchers: [{ globPattern: { baseUri: folder, pattern: '*' } }],
    });
    files[file] = `${content}!`;
    await document.client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: file, type: FileChangeType.Changed }],
    });
    await document.client.nextRefresh();
    const [found, ...others] = await document.diagnostics('file-mismatch');
    assert.deepEqual(others, []);
    const [fix] = (await document.fixes(found)).filter(({ title }) => title.startsWith('Use '));
    assert.equal(fix?.title, 'Use the digest and size of hello world.wasm');
    assert.equal(
      document.edit(fix.edit),
      document.text
        .replace(digestOf(content), digestOf(files[file]))
        .replace(`"size": ${content.length}`, `"size": ${content.length + 1}`),
    );
  });

  it('stops watching when the document is closed', async () => {
    const document = await openBeside({ [file]: content });
    await document.diagnostics();
    await document.close();
    await document.client.nextUnregistration(DidChangeWatchedFilesNotification.method);
  });

  it('reads the files of a document again that asks for others', async () => {
    const document = await openBeside({ [file]: content, [`${folder}/other`]: 'other' });
    assert.deepEqual(await document.diagnostics('file-mismatch'), []);
    await document.change({ text: document.text.replace('hello world.wasm', 'other') });
    // What is not of the type that the descriptor says is not compared.
    assert.deepEqual(await document.diagnostics('file-mismatch'), []);
    await document.change({
      text: document.text.replace('hello world.wasm', 'other').replace('application/wasm', 'text/plain'),
    });
    assert.equal((await document.diagnostics('file-mismatch')).length, 1);
  });

  it('links the digest to the file that has it, whatever its name', async () => {
    const other = `${folder}/%24%28icon%29.bin`;
    const document = await openBeside({ [other]: content });
    const [link] = await document.links();
    assert.deepEqual([link?.target, link?.tooltip], [other, 'Open the file beside this document']);
    assert.equal((await document.definition())?.uri, other);
    const hover = await document.hover();
    assert.match(
      JSON.stringify(hover?.contents),
      /The file `\$\(icon\)\.bin` beside this document has this digest \(14 bytes\)\./,
    );
  });

  it('finds the same in documents that are not open', async () => {
    const uri = `${folder}/manifest.json`;
    const files = { [file]: `${content}!` };
    const document = await open('{}', {
      uri: `${folder}/open.json`,
      files,
      findDocuments: [{ uri, text: descriptor.replace('|', '') }],
    });
    const found: unknown[] = [];
    document.client.connection.onProgress(validatedFile, 'files', ({ diagnostics }) => {
      found.push(...diagnostics.map(({ code }) => code));
    });
    await document.client.connection.sendRequest(validateFilesRequest, {
      uri: folder,
      exclude: [],
      partialResultToken: 'files',
    });
    assert(found.includes('file-mismatch'), found.join(', '));
  });
});
