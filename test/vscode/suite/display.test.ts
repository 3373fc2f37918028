import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { openCopy } from './documents';
import { artifactTypeRule, findingOf } from './findings';

describe('what is shown without being asked for', () => {
  it('says above a manifest what it is', async () => {
    const { document } = await openCopy('wasm/manifest.json');
    await findingOf(artifactTypeRule, document);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const lens = lenses.find(({ command }) => command?.title.startsWith('Image · '));
    assert.equal(lens?.range.start.line, 0);
  });

  it('tells sizes beside the numbers', async () => {
    const { document } = await openCopy('wasm/manifest.json');
    await findingOf(artifactTypeRule, document);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    assert.ok(hints.some(({ label }) => label === '2.0 MiB'));
  });

  it('leaves the outline to VS Code', async () => {
    const { document } = await openCopy('wasm/manifest.json');
    await findingOf(artifactTypeRule, document);
    let symbols: vscode.DocumentSymbol[] = [];
    // VS Code's own outline comes from an extension that starts when it likes.
    while (symbols.length === 0) {
      symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
    }
    assert.equal(symbols.filter(({ name }) => name.startsWith('layers')).length, 1);
  });
});
