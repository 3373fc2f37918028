import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { openCopy, rangeOf } from './documents';
import { artifactTypeRule, findingOf, noFindingOf } from './findings';

const resolveAll = 100;

describe('quick fixes', () => {
  let document: vscode.TextDocument;
  let fixes: vscode.CodeAction[];

  beforeEach(async () => {
    ({ document } = await openCopy('wasm/manifest.json'));
    const { range } = await findingOf(artifactTypeRule, document);
    fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      resolveAll,
    );
  });

  it('offer both ways out', () => {
    assert.equal(fixes[0]?.title, 'It is an image: remove artifactType');
    assert.match(fixes[1]?.title ?? '', /^It is an artifact: /);
  });

  it('make it an image by removing one line', async () => {
    const before = document.getText();
    await apply('It is an image: ');
    await noFindingOf(artifactTypeRule, document);
    assert.equal(document.getText(), before.replace(/^ *"artifactType": .*\n/m, ''));
  });

  it('make it an artifact by changing nothing but the config', async () => {
    const before = document.getText();
    const config = rangeOf(document, /"config": \{[^}]*\}/.exec(before)?.[0] ?? '');
    const changeable = { start: document.offsetAt(config.start), end: document.offsetAt(config.end) };
    await apply('It is an artifact: ');
    await noFindingOf(artifactTypeRule, document);
    const after = document.getText();
    const rest = before.length - changeable.end;
    assert.equal(after.slice(0, changeable.start), before.slice(0, changeable.start));
    assert.equal(after.slice(after.length - rest), before.slice(changeable.end));
    assert.notEqual(after, before);
  });

  async function apply(title: string): Promise<void> {
    const fix = fixes.find((action) => action.title.startsWith(title));
    assert.ok(fix?.edit, `no fix with an edit starts with ${title}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit), 'the edit was refused');
  }
});
