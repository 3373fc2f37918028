import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { openCopy, rangeOf } from './documents';
import { artifactTypeRule, findingOf, findingsIn } from './findings';

describe("a web app's manifest.json", () => {
  let document: vscode.TextDocument;

  before(async () => {
    ({ document } = await openCopy('webapp/manifest.json'));
    // Once the server has answered for a document that was opened later, its silence about this one is an answer.
    const later = await openCopy('wasm/manifest.json');
    await findingOf(artifactTypeRule, later.document);
  });

  it('gets no diagnostics', () => {
    assert.deepEqual(findingsIn(document), []);
  });

  it('gets no hover', async () => {
    const { start } = rangeOf(document, '"description"');
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, start);
    assert.deepEqual(hovers, []);
  });

  it('gets no quick fixes', async () => {
    const everything = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      everything,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.deepEqual(actions, []);
  });
});
