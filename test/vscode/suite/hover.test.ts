import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { openCopy, rangeOf } from './documents';
import { artifactTypeRule, findingOf } from './findings';

describe('hover', () => {
  it('explains the media type of the config', async () => {
    const { document } = await openCopy('wasm/manifest.json');
    await findingOf(artifactTypeRule, document);
    const { start } = rangeOf(document, 'application/vnd.oci.image.config.v1+json');
    const hovers = await vscode.commands.executeCommand<{ contents: vscode.MarkdownString[] }[]>(
      'vscode.executeHoverProvider',
      document.uri,
      start.translate(0, 5),
    );
    const texts = hovers.flatMap(({ contents }) => contents.map(({ value }) => value));
    assert.match(texts.join('\n'), /image/);
  });
});
