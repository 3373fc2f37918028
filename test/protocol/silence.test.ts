import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CodeActionKind,
  CodeActionTriggerKind,
  type ClientCapabilities,
  type CodeActionContext,
} from 'vscode-languageserver-protocol/node';
import { image } from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';
import { likeVscode, type ClientOptions } from '#helpers/protocolClient';
import { silencingEntryRequest } from '#messages';
import { protocolSession } from '#helpers/protocolDocument';

const broken = writeOutDigests(image({ schemaVersion: 3 }));
const workspaceFolders = ['file:///project'];
const uri = 'file:///project/sub/manifest.json';
const project = 'file:///project/.oci-manifest.json';

const makesFiles: ClientCapabilities = {
  ...likeVscode,
  workspace: {
    ...likeVscode.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
};

describe('the language server, asked to silence a finding', () => {
  const { open } = protocolSession();

  /** The changes that the actions make whose titles begin with “Switch off”, as JSON has them. */
  async function changes(options: ClientOptions) {
    const document = await open(broken, { workspaceFolders, uri, ...options });
    const diagnostics = await document.diagnostics();
    const actions = await document.actions([CodeActionKind.QuickFix], { diagnostics }, document.range);
    return actions.filter(({ title }) => title.startsWith('Switch off')).map(({ edit }) => edit);
  }

  it('makes a project file in the workspace folder', async () => {
    const [edit] = await changes({ capabilities: makesFiles });
    assert.deepEqual(
      edit?.documentChanges?.map((change) => ('textDocument' in change ? change.textDocument : change)),
      [
        { kind: 'create', uri: project },
        { uri: project, version: null },
      ],
    );
  });

  it('changes the nearest project file', async () => {
    const nearest = 'file:///project/sub/.oci-manifest.json';
    const [edit] = await changes({ files: { [nearest]: '{}', [project]: '{}' } });
    assert.deepEqual(
      edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument.uri),
      [nearest],
    );
  });

  it('offers nothing where the file is missing and the client cannot make it', async () => {
    assert.deepEqual(await changes({}), []);
  });

  it('takes back what is accepted where it is asked to, and shows no light bulb for that', async () => {
    const text = '{ "baseline": [{ "file": "sub/manifest.json", "rule": "schema-version" }] }';
    const document = await open(broken, { workspaceFolders, uri, files: { [project]: text } });
    assert.deepEqual(await document.diagnostics(), []);
    const titles = async (triggerKind: CodeActionTriggerKind) =>
      (await document.actions(undefined, { triggerKind }, document.range))
        .map(({ title }) => title)
        .filter((title) => title.startsWith('Stop'));
    assert.deepEqual(await titles(CodeActionTriggerKind.Automatic), []);
    assert.deepEqual(await titles(CodeActionTriggerKind.Invoked), [
      'Stop accepting schema-version findings in this file',
    ]);
    const { accepted, switchedOff } = await document.client.nextKind();
    assert.deepEqual(accepted, { count: 1, uri: project, position: { line: 0, character: 15 } });
    assert.equal(switchedOff, null);
  });

  it('says that rules are switched off for a document, and where', async () => {
    const text =
      '{ "overrides": [{ "files": ["sub/manifest.json"], "rules": { "schema-version": "off" } }] }';
    const document = await open(broken, { workspaceFolders, uri, files: { [project]: text } });
    assert.deepEqual(await document.diagnostics(), []);
    const position = { line: 0, character: text.indexOf('"schema-version"') };
    const { switchedOff } = await document.client.nextKind();
    assert.deepEqual(switchedOff, { count: 1, uri: project, position });
    const silenced = { uri, scope: 'file', rule: 'schema-version', path: 'schemaVersion' } as const;
    assert.deepEqual(await document.client.connection.sendRequest(silencingEntryRequest, silenced), {
      uri: project,
      position,
    });
    const other = { ...silenced, rule: 'size-zero' };
    assert.equal(await document.client.connection.sendRequest(silencingEntryRequest, other), null);
  });

  it('offers to switch a rule on again where it would report something, and shows no light bulb for that', async () => {
    const text =
      '{ "overrides": [{ "files": ["sub/manifest.json"], "rules": { "schema-version": "off" } }] }';
    const document = await open(broken, { workspaceFolders, uri, files: { [project]: text } });
    const titles = async (context: Partial<CodeActionContext>, only?: CodeActionKind[]) =>
      (await document.actions(only, context, document.range)).map(({ title }) => title);
    const title = 'Switch schema-version back on for this file';
    const switching = async (triggerKind: CodeActionTriggerKind) =>
      (await titles({ triggerKind })).filter((each) => each.startsWith('Switch'));
    assert.deepEqual(await switching(CodeActionTriggerKind.Automatic), []);
    assert.deepEqual(await switching(CodeActionTriggerKind.Invoked), [title]);
    assert.deepEqual(await titles({}, ['quickfix.switchOn.oci']), [title]);
  });

  it('changes a project file where editors see it, which do not count a byte order mark', async () => {
    const text = '{ "rules": { "schema-version": "off" } }';
    const editsIn = async (content: string) => {
      const document = await open(broken, { workspaceFolders, uri, files: { [project]: content } });
      return (await document.actions(['quickfix.switchOn.oci'], {}, document.range)).map(({ edit }) => edit);
    };
    const edits = await editsIn(text);
    assert.equal(edits.length, 2);
    assert.deepEqual(await editsIn(`\uFEFF${text}`), edits);
  });

  it('offers plain edits to clients that know no others', async () => {
    const { workspaceEdit: _, ...workspace } = likeVscode.workspace ?? {};
    const [edit] = await changes({
      capabilities: { ...likeVscode, workspace },
      files: { [project]: '{}' },
    });
    assert.deepEqual(Object.keys(edit?.changes ?? {}), [project]);
  });
});
