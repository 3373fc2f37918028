import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { openCopy, type } from './documents';
import { artifactTypeRule, findingOf, findingsIn, noFindingOf } from './findings';
import { until } from './until';

describe('diagnostics', () => {
  it('show when a manifest is opened, at the value they are about', async () => {
    const { document } = await openCopy('wasm/manifest.json');
    const finding = await findingOf(artifactTypeRule, document);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(document.getText(finding.range), '"application/vnd.bytecodealliance.module.v1+wasm"');
    assert.deepEqual(findingsIn(document), [finding]);
  });

  it('show while a mistake is typed, and go with it', async () => {
    const editor = await openCopy('wasm/manifest.json');
    await findingOf(artifactTypeRule, editor.document);

    await type(editor, { over: '"size": 78', text: '"size": -78' });
    const error = await until('the negative size is found', () =>
      findingsIn(editor.document).find(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    assert.equal(editor.document.getText(error.range), '-78');

    await type(editor, { over: '"size": -78', text: '"size": 78' });
    await until('only the first finding is left', () => findingsIn(editor.document).length === 1);
  });

  it('go when what caused them is corrected by hand', async () => {
    const editor = await openCopy('wasm/manifest.json');
    await findingOf(artifactTypeRule, editor.document);
    await type(editor, {
      over: '  "artifactType": "application/vnd.bytecodealliance.module.v1+wasm",\n',
      text: '',
    });
    await noFindingOf(artifactTypeRule, editor.document);
  });
});
