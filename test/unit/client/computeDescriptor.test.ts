import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { asked, person, startAnew } from '#helpers/vscodeModule';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { computeDescriptor } from '#client/commands/computeDescriptor';
import { insertDescriptorRequest, type InsertDescriptorResult } from '#messages';

const file = URI.file('/folder/chart.tgz');
const place = { uri: 'file:///folder/manifest.json', position: { line: 0, character: 0 } };

/** Whether an edit of the document was made after the server has given this answer. */
async function isInserted(answer: Omit<InsertDescriptorResult, 'documentName'>): Promise<boolean> {
  let inserted = false;
  const client = {
    sendRequest: ({ method }: { method: string }) =>
      Promise.resolve(method === insertDescriptorRequest.method ? answer : 'application/gzip'),
    protocol2CodeConverter: { asWorkspaceEdit: () => Promise.resolve((inserted = true)) },
  } as unknown as BaseLanguageClient;
  const digestFile = () => Promise.resolve({ digest: 'sha256:ab', size: 1, head: Buffer.from('a') });
  await computeDescriptor(client, digestFile, file, place);
  return inserted;
}

describe('computing the descriptor of a file', () => {
  const objection = 'The file is compressed with gzip.';
  const edit = { changes: {} };

  beforeEach(startAnew);

  it('asks where something speaks against the file', async () => {
    assert.equal(await isInserted({ edit, objection }), false);
    person.presses = 'Use Anyway';
    assert.equal(await isInserted({ edit, objection }), true);
    const question = {
      severity: 'warning',
      text: objection,
      detail: 'Do you want to use this file anyway?',
      buttons: ['Use Anyway'],
    };
    assert.deepEqual(asked.messages, [question, question]);
  });

  it('says why a file cannot be used, and leaves the clipboard alone', async () => {
    assert.equal(await isInserted({ edit: null, objection }), false);
    assert.deepEqual(asked.messages, [{ severity: 'error', text: objection, buttons: [] }]);
  });

  it('asks nothing where nothing speaks against the file', async () => {
    assert.equal(await isInserted({ edit, objection: null }), true);
    assert.deepEqual(asked.messages, []);
  });
});
