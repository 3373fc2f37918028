import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CodeActionKind, CodeActionTriggerKind } from 'vscode-languageserver-protocol/node';
import { index, manifestDescriptor, platform } from '#helpers/documents';
import { blobPathOf, digestOf, writeOutDigests } from '#helpers/markedText';
import { protocolSession, type ProtocolDocument } from '#helpers/protocolDocument';

const wrong = writeOutDigests(
  index({
    schemaVersion: '2',
    manifests: [manifestDescriptor({ platform: platform({ architecture: 'x86_64' }) })],
  }),
);
const right = wrong.replace('"2"', '2').replace('x86_64', 'amd64');

describe('source.fixAll.oci', () => {
  const { start, open } = protocolSession();

  it('is among the kinds of action that the server tells', async () => {
    const { initialized } = await start();
    const provider = initialized.capabilities.codeActionProvider;
    assert(typeof provider === 'object');
    assert(provider.codeActionKinds?.includes('source.fixAll.oci'));
  });

  it('corrects everything that leaves no doubt, as on save', async () => {
    const document = await open(wrong);
    for (const only of ['source.fixAll.oci', CodeActionKind.SourceFixAll, CodeActionKind.Source]) {
      const [action, ...others] = await ask(document, [only]);
      assert.equal(others.length, 0);
      assert.equal(action?.kind, 'source.fixAll.oci');
      assert.equal(action.edit?.changes, undefined);
      assert.equal(document.edit(action.edit), right);
    }
  });

  it('gives clients without versioned changes the older form of edit', async () => {
    const document = await open(wrong, { capabilities: {} });
    const [action] = await ask(document, [CodeActionKind.SourceFixAll]);
    assert.equal(action?.edit?.documentChanges, undefined);
    assert.equal(document.edit(action?.edit), right);
  });

  it('is not offered among other actions, nor to those who ask for other fixes', async () => {
    const document = await open(wrong);
    for (const only of [
      undefined,
      [CodeActionKind.QuickFix],
      ['source.fixAll.eslint'],
      [CodeActionKind.Refactor],
    ]) {
      const kinds = (await ask(document, only)).map(({ kind }) => kind);
      assert(!kinds.includes('source.fixAll.oci'), String(only));
    }
  });

  it('is not there when there is nothing to correct', async () => {
    const document = await open(wrong);
    await document.change({ text: right });
    assert.deepEqual(await ask(document, [CodeActionKind.SourceFixAll]), []);
  });

  it('is not there for blobs of a layout', async () => {
    const uri = `file:///project/layout/${blobPathOf(digestOf(wrong))}`;
    assert.deepEqual(await ask(await open(wrong, { uri }), [CodeActionKind.SourceFixAll]), []);
  });

  function ask(document: ProtocolDocument, only: readonly string[] | undefined) {
    return document.actions(only, { triggerKind: CodeActionTriggerKind.Automatic }, document.range);
  }
});
