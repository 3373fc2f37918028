import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CodeActionKind, CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver-protocol/node';
import { image, layer } from '#helpers/documents';
import { digestOf, writeOutDigests } from '#helpers/markedText';
import { likeVscode } from '#helpers/protocolClient';
import { protocolSession } from '#helpers/protocolDocument';

const encrypted = layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted' });
const members = { layers: [encrypted], annotations: { b: 'ü', a: '2' } };
const text = writeOutDigests(image(members));

describe('the language server, asked for refactorings', () => {
  const { open } = protocolSession();

  it('offers them by kind', async () => {
    const document = await open(text, { initializationOptions: { copyDescriptorCommand: 'copy' } });
    const kinds = document.client.initialized.capabilities.codeActionProvider;
    assert(typeof kinds === 'object' && kinds.codeActionKinds?.includes('refactor.rewrite') === true);
    const all = await document.actions([CodeActionKind.Refactor]);
    const rewrites = await document.actions([CodeActionKind.RefactorRewrite]);
    const sources = await document.actions([CodeActionKind.Source]);
    assert(rewrites.some(({ title }) => title === 'Sort all annotations by key'));
    assert.deepEqual(
      sources.map(({ command }) => command?.command),
      ['copy'],
    );
    assert.deepEqual(all, rewrites);
    assert.deepEqual(
      (await document.actions([CodeActionKind.QuickFix])).filter(
        ({ kind }) => kind !== CodeActionKind.QuickFix,
      ),
      [],
    );
  });

  it('copies no descriptor where the client cannot', async () => {
    const document = await open(text);
    assert.deepEqual(await document.actions([CodeActionKind.Source]), []);
  });

  it('offers none while only the cursor moves, for each would show a light bulb', async () => {
    const document = await open(text);
    const titles = async (triggerKind: CodeActionTriggerKind) =>
      (await document.actions(undefined, { triggerKind })).map(({ title }) => title);
    assert.deepEqual(await titles(CodeActionTriggerKind.Automatic), []);
    assert((await titles(CodeActionTriggerKind.Invoked)).includes('Sort all annotations by key'));
  });

  it('shows what is disabled only to clients that show the reason', async () => {
    const isDocker = ({ title }: CodeAction): boolean => title.startsWith('Convert to a Docker');
    const hidden = await open(text);
    assert.equal((await hidden.actions([CodeActionKind.Refactor])).some(isDocker), false);
    const textDocument = { ...likeVscode.textDocument, codeAction: { disabledSupport: true } };
    const shown = await open(text, { capabilities: { ...likeVscode, textDocument } });
    const found = (await shown.actions([CodeActionKind.Refactor])).find(isDocker);
    assert.match(found?.disabled?.reason ?? '', /encrypted/);
  });

  it('offers what a quick fix does at the same place only once', async () => {
    const document = await open(image({ ...members, mediaType: undefined }));
    const titles = (await document.actions()).map(({ title }) => title);
    assert(titles.includes('Set mediaType to application/vnd.oci.image.manifest.v1+json'));
    assert.equal(new Set(titles).size, titles.length);
  });

  it('has none for documents that are no OCI documents, and while it is switched off', async () => {
    for (const document of [
      await open('{ "name": "x", "annotations": { "b": "", "a": "" } }'),
      await open(text, { settings: { enable: false } }),
    ]) {
      assert.deepEqual(await document.actions(), []);
      assert.equal(await document.describe(), null);
    }
  });

  it('describes a document by its exact bytes', async () => {
    const document = await open(text);
    assert.deepEqual(await document.describe(), {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: digestOf(text),
      size: Buffer.byteLength(text),
    });
  });
});
