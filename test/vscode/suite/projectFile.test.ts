import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { openCopy, type } from './documents';
import { artifactTypeRule, findingOf, noFindingOf, ruleOf } from './findings';
import { until } from './until';

const everything = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri);

describe('the project file', () => {
  it('may have comments, and is checked', async () => {
    const editor = await openProject('{\n  // Agreed in May.\n  "rules": { "size-zero": "loud" }\n}\n');
    assert.equal(editor.document.languageId, 'jsonc');
    const found = await findingOf('project-configuration', editor.document);
    assert.equal(editor.document.getText(found.range), '"loud"');
    assert.deepEqual(everything(editor.document).map(ruleOf), ['project-configuration']);
  });

  it('has mistakes of syntax reported once, by VS Code', async () => {
    const editor = await openProject('{ "rules": { "size-zero": "off" } }\n');
    await type(editor, { over: '"off"', text: 'off' });
    await until('the mistake is reported', () => everything(editor.document).length > 0);
    assert.deepEqual(
      everything(editor.document).filter(({ source }) => source === 'oci'),
      [],
    );
  });

  it('settles what applies beside it as soon as it is saved', async () => {
    const { document } = await openCopy('wasm/manifest.json');
    await findingOf(artifactTypeRule, document);
    const project = vscode.Uri.joinPath(document.uri, '..', '.oci-manifest.json');
    await write(project, `{ "rules": { "${artifactTypeRule}": "off" } }`);
    await noFindingOf(artifactTypeRule, document);
    await vscode.workspace.fs.delete(project);
    await findingOf(artifactTypeRule, document);
  });
});

/** Opens a project file with a text, in a folder of its own. */
async function openProject(text: string): Promise<vscode.TextEditor> {
  const { document } = await openCopy('wasm/manifest.json');
  const project = vscode.Uri.joinPath(document.uri, '..', '.oci-manifest.json');
  await write(project, text);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(project));
}

async function write(file: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}
