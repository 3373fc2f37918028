import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CodeActionResolveRequest,
  type ClientCapabilities,
  type CodeAction,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LayoutDraft, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { planRepairRequest } from '#messages';
import { likeVscode } from '#helpers/protocolClient';
import { ProtocolDocument, protocolSession } from '#helpers/protocolDocument';
import { problemsIn, textOf } from '#helpers/repairs';

const changesFiles: ClientCapabilities = {
  ...likeVscode,
  workspace: {
    ...likeVscode.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
  textDocument: {
    ...likeVscode.textDocument,
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

const folder = 'file:///layout';
const indexType = 'application/vnd.oci.image.index.v1+json';

/** The files of a layout as texts, by their addresses. Layers of drafts are ASCII. */
function filesOf(draft: LayoutDraft): Record<string, string> {
  return Object.fromEntries(
    Object.entries(draft.files).flatMap(([path, content]) =>
      typeof content === 'string' || content instanceof Uint8Array
        ? [[`${folder}/${path}`, textOf(content)]]
        : [],
    ),
  );
}

/** The files after an edit, as an editor carries it out. */
function afterEdit(
  files: Record<string, string>,
  { documentChanges = [] }: WorkspaceEdit,
): Record<string, string> {
  const after = { ...files };
  for (const change of documentChanges) {
    if ('textDocument' in change) {
      const { uri } = change.textDocument;
      const source = TextDocument.create(uri, 'json', 0, after[uri] ?? '');
      const edits = change.edits.flatMap((edit) => ('newText' in edit ? [edit] : []));
      after[uri] = TextDocument.applyEdits(source, edits);
    } else if (change.kind === 'create') {
      assert(!(change.uri in after), 'an editor refuses to make a file that is there');
      after[change.uri] = '';
    } else if (change.kind === 'rename') {
      assert(!(change.newUri in after), 'an editor refuses to rename a file to one that is there');
      after[change.newUri] = after[change.oldUri] ?? '';
      delete after[change.oldUri];
    } else delete after[change.uri];
  }
  return after;
}

function problemsOf(files: Record<string, string>): Promise<readonly string[]> {
  return problemsIn(
    Object.fromEntries(Object.entries(files).map(([uri, text]) => [uri.slice(folder.length + 1), text])),
  );
}

describe('the language server, asked to repair a layout', () => {
  const { open } = protocolSession({ capabilities: changesFiles });

  const draft = new LayoutDraft();
  const image = draft.image();
  const nested = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [image] });
  draft.index([nested]);
  const uri = `${folder}/${pathOf(image.digest)}`;
  const sound = filesOf(draft);
  const text = (sound[uri] ?? '').replace('{', '{\n ');
  const files = { ...sound, [uri]: text };

  async function repairs(document: ProtocolDocument, rule: string): Promise<readonly CodeAction[]> {
    const [diagnostic] = await document.diagnostics(rule);
    assert(diagnostic !== undefined);
    const actions = await document.actions(['quickfix'], { diagnostics: [diagnostic] }, diagnostic.range);
    return actions.filter(({ title }) => /rehash|^Create/i.test(title));
  }

  async function resolved(
    document: ProtocolDocument,
    action: CodeAction | undefined,
  ): Promise<WorkspaceEdit> {
    assert(action !== undefined);
    assert.equal(action.edit, undefined);
    const { edit } = await document.client.connection.sendRequest(CodeActionResolveRequest.type, action);
    assert(edit !== undefined);
    return edit;
  }

  it('renames an edited blob, makes its parents anew, and changes the index last', async () => {
    const document = await open(text, { files, uri });
    const [action] = await repairs(document, 'blob-name-outdated');
    assert.equal(action?.title, 'Rehash up to index.json');
    const edit = await resolved(document, action);
    const steps = (edit.documentChanges ?? []).map((change) =>
      'textDocument' in change ? `edit ${change.textDocument.uri}` : change.kind,
    );
    assert.deepEqual(
      steps.map((step) => step.split('/', 1)[0]),
      ['rename', 'create', 'edit file:', 'delete', 'edit file:'],
    );
    assert.equal(steps.at(-1), `edit ${folder}/index.json`);
    const after = afterEdit(files, edit);
    assert.equal(Object.values(after).filter((content) => content === text).length, 1);
    assert.deepEqual(await problemsOf(after), []);
  });

  it('offers it wherever the cursor is, after the fixes of what is there', async () => {
    const misspelled = text.replace('"size"', '"Size"');
    const document = await open(misspelled, { files: { ...files, [uri]: misspelled }, uri });
    const [diagnostic] = await document.diagnostics('json-key-case');
    assert(diagnostic !== undefined);
    const actions = await document.actions(['quickfix'], { diagnostics: [diagnostic] }, diagnostic.range);
    assert.deepEqual(
      actions.slice(0, 2).map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ['Rename "Size" to "size"', true],
        ['Rehash up to index.json', false],
      ],
    );
  });

  it('offers the same where the blob is referred to', async () => {
    const parent = `${folder}/${pathOf(nested.digest)}`;
    const document = await open(sound[parent] ?? '', { files, uri: parent });
    assert.equal((await repairs(document, 'blob-digest')).length, 1);
  });

  it('changes the index as it is in the editor', async () => {
    const document = await open(text, { files, uri });
    const index = `${folder}/index.json`;
    const unsaved = `\n\n${sound[index]}`;
    await new ProtocolDocument(document.client, unsaved, { uri: index }).open();
    const [action] = await repairs(document, 'blob-name-outdated');
    const edit = await resolved(document, action);
    const last = edit.documentChanges?.at(-1);
    assert(last !== undefined && 'textDocument' in last);
    assert.deepEqual(last.textDocument, { uri: index, version: 1 });
    const after = afterEdit({ ...files, [index]: unsaved }, edit);
    assert.deepEqual(await problemsOf(after), []);
  });

  it('leaves the files to the command of a client that has one', async () => {
    const initializationOptions = { repairLayoutCommand: 'repair' };
    const document = await open(text, { files, uri, initializationOptions });
    const [action] = await repairs(document, 'blob-name-outdated');
    assert.deepEqual(action?.command?.arguments, [folder, { type: 'rehash' }]);
    assert.equal(action.edit, undefined);
  });

  it('offers a client with a command to say which index cannot be read', async () => {
    const initializationOptions = { repairLayoutCommand: 'repair' };
    const parent = `${folder}/${pathOf(nested.digest)}`;
    const broken = { ...files, [parent]: 'not JSON' };
    const document = await open(text, { files: broken, uri, initializationOptions });
    const [action] = await repairs(document, 'blob-name-outdated');
    assert.match(action?.title ?? '', /^Rehash up to index\.json \(sha256:[0-9a-f]+ cannot be read\)$/);
    const plan = await document.client.connection.sendRequest(planRepairRequest, {
      folder,
      repair: { type: 'rehash' },
    });
    assert.deepEqual(plan?.steps, []);
    assert.match(plan.problems.join(), new RegExp(`may lead to it: ${pathOf(nested.digest)}\\.$`));
  });

  it('says that a signature under a tag of cosign will no longer fit', async () => {
    const signed = new LayoutDraft();
    const subject = signed.image();
    const name = `${subject.digest.replace(':', '-')}.sig`;
    const annotations = { 'org.opencontainers.image.ref.name': name };
    signed.index([subject, signed.artifact({ entry: { annotations } })]);
    const document = await open(text, { files: { ...filesOf(signed), [uri]: text }, uri });
    const [action] = await repairs(document, 'blob-name-outdated');
    assert.equal(action?.title, 'Rehash up to index.json (1 signature will no longer fit)');
  });

  it('says how many signatures will no longer fit', async () => {
    const signed = new LayoutDraft();
    const subject = signed.image();
    const artifactType = 'application/vnd.cncf.notary.signature';
    signed.index([subject, signed.image({ manifest: { subject, artifactType } })]);
    const document = await open(text, { files: { ...filesOf(signed), [uri]: text }, uri });
    const [action] = await repairs(document, 'blob-name-outdated');
    assert.equal(action?.title, 'Rehash up to index.json (1 signature will no longer fit)');
  });

  it('sets a size in a blob in one step with what follows', async () => {
    const wrong = new LayoutDraft();
    const config = wrong.blob('application/vnd.oci.image.config.v1+json', {
      architecture: 'amd64',
      os: 'linux',
    });
    const manifest: DraftDescriptor = wrong.image({
      layers: [],
      manifest: { config: { ...config, size: 1 } },
    });
    wrong.index([manifest]);
    const at = `${folder}/${pathOf(manifest.digest)}`;
    const before = filesOf(wrong);
    const document = await open(before[at] ?? '', { files: before, uri: at });
    const edit = await resolved(document, (await repairs(document, 'blob-size'))[0]);
    const after = afterEdit(before, edit);
    assert.deepEqual(
      (await problemsOf(after)).filter((problem) => /blob-/.test(problem)),
      [],
    );
    assert(!(at in after));
  });

  it('removes the entries of absent platforms', async () => {
    const sparse = new LayoutDraft();
    const [here, gone] = [sparse.image(), sparse.image({ config: { architecture: 'arm64' } })];
    sparse.index([here, gone]);
    const { [`${folder}/${pathOf(gone.digest)}`]: _, ...before } = filesOf(sparse);
    const index = `${folder}/index.json`;
    const document = await open(before[index] ?? '', { files: before, uri: index });
    const edit = await resolved(document, (await repairs(document, 'blob-missing'))[0]);
    const after = JSON.parse(afterEdit(before, edit)[index] ?? '') as { manifests: unknown };
    assert.deepEqual(after.manifests, [here]);
    await document.change({ text: `${before[index]} ` });
    assert.deepEqual(await repairs(document, 'blob-missing'), []);
  });

  it('creates the layout file', async () => {
    const { [`${folder}/oci-layout`]: _, ...before } = sound;
    const index = `${folder}/index.json`;
    const document = await open(before[index] ?? '', { files: before, uri: index });
    const edit = await resolved(document, (await repairs(document, 'layout-incomplete'))[0]);
    assert.match(afterEdit(before, edit)[`${folder}/oci-layout`] ?? '', /"imageLayoutVersion":"1\.0\.0"/);
  });

  it('offers nothing for what is not saved', async () => {
    const document = await open(`${text}\n`, { files, uri });
    assert.deepEqual(await repairs(document, 'blob-name-outdated'), []);
  });

  it('offers nothing where the editor would write other line ends', async () => {
    const { [`${folder}/${pathOf(nested.digest)}`]: parent = '', ...others } = files;
    const other = new LayoutDraft();
    const crlf = other.blob(indexType, parent.replace('{', '{\r\n'));
    other.index([crlf]);
    const document = await open(text, { files: { ...others, ...filesOf(other), [uri]: text }, uri });
    assert.deepEqual(await repairs(document, 'blob-name-outdated'), []);
  });

  it('offers nothing to clients that cannot change files', async () => {
    const document = await open(text, { files, uri, capabilities: likeVscode });
    assert.deepEqual(await repairs(document, 'blob-name-outdated'), []);
  });

  it('leaves an action as it is when the document has changed', async () => {
    const document = await open(text, { files, uri });
    const [action] = await repairs(document, 'blob-name-outdated');
    await document.change({ text: `${text} ` });
    assert(action !== undefined);
    const { edit } = await document.client.connection.sendRequest(CodeActionResolveRequest.type, action);
    assert.equal(edit, undefined);
  });
});
