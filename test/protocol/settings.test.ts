import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { image, layer } from '#helpers/documents';
import { protocolSession } from '#helpers/protocolDocument';

const wasm = image({
  artifactType: 'application/vnd.bytecodealliance.module.v1+wasm',
  layers: [layer({ mediaType: 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm' })],
});
const rule = 'artifact-type-with-image-config';
const switchedOff = JSON.stringify({ rules: { [rule]: 'off' } });

describe('settings of the client', () => {
  const { open, unopened } = protocolSession();

  it('are asked for, and asked for again when they change', async () => {
    const document = await open(wasm, { settings: { rules: { [rule]: 'off' } } });
    assert.deepEqual(await document.diagnostics(rule), []);
    await document.client.changeSettings({ rules: { [rule]: 'error' } });
    await document.client.nextRefresh();
    const [found] = await document.diagnostics(rule);
    assert.equal(found?.severity, 1);
  });

  it('are taken as they are pushed by clients that cannot be asked', async () => {
    const initializationOptions = { settings: { enable: false } };
    const { client } = await open(wasm, { capabilities: {}, initializationOptions });
    assert.deepEqual((await client.nextDiagnostics()).diagnostics, []);
    await client.changeSettings({}, { ociManifest: { enable: true } });
    assert((await client.nextDiagnostics()).diagnostics.some(({ code }) => code === rule));
  });

  it('apply without those that are bad', async () => {
    const document = await open(wasm, {
      settings: { enable: 'yes', rules: { [rule]: 'hint', 'media-type-missing': 'loud' } },
    });
    const [found] = await document.diagnostics(rule);
    assert.equal(found?.severity, 4);
  });

  it('pin the kind of files by a glob', async () => {
    const kinds = { '**/manifest.json': 'image-config' };
    const document = await open('{ "architecture": 7 }', { settings: { kinds } });
    assert((await document.diagnostics()).length > 0);
    await document.client.changeSettings({ kinds: { 'manifest.json': 'none' } });
    assert.deepEqual(await document.diagnostics(), []);
  });

  it('do not hold up a document while the client does not tell them, and apply once it does', async () => {
    let tell = (): void => undefined;
    const settingsReady = new Promise<void>((resolve) => (tell = resolve));
    const settings = { rules: { [rule]: 'off' } };
    const document = await open(wasm, { settings, settingsReady, patienceInMilliseconds: 1 });
    assert.equal((await document.diagnostics(rule)).length, 1);
    assert.equal((await document.diagnostics(rule)).length, 1);
    const warning = 'The client has not told its settings yet; the defaults apply until it does.';
    assert.deepEqual(document.client.warnings, [warning]);
    tell();
    await document.client.nextRefresh();
    assert.deepEqual(await document.diagnostics(rule), []);
  });

  it('are not asked for documents that are not open', async () => {
    const document = await unopened(wasm);
    assert.deepEqual(await document.diagnostics(), []);
    assert.equal(await document.hover(), null);
    assert.deepEqual(document.client.filesRead, []);
  });
});

describe('project files in an editor', () => {
  const { open } = protocolSession({ uri: 'file:///home/repo/sub/manifest.json' });
  const inRepo = { 'file:///home/repo/.oci-manifest.json': switchedOff };
  const inHome = { 'file:///home/.oci-manifest.json': switchedOff };

  it('are sought up to the workspace folder, and not above it', async () => {
    const workspaceFolders = ['file:///home/repo'];
    const inside = await open(wasm, { workspaceFolders, files: inRepo });
    assert.deepEqual(await inside.diagnostics(rule), []);
    const above = await open(wasm, { workspaceFolders, files: inHome });
    assert.equal((await above.diagnostics(rule)).length, 1);
    assert(!above.client.filesRead.includes('file:///home/.oci-manifest.json'));
  });

  it('are sought up to the outermost of workspace folders that contain each other', async () => {
    const workspaceFolders = ['file:///home/repo/sub', 'file:///home/repo/'];
    const document = await open(wasm, { workspaceFolders, files: inRepo });
    assert.deepEqual(await document.diagnostics(rule), []);
  });

  it('are sought in its own folder only for a document outside the workspace', async () => {
    const files = { 'file:///home/repo/sub/.oci-manifest.json': switchedOff };
    for (const workspaceFolders of [[], ['file:///home/rep', '1 is no scheme:']]) {
      const beside = await open(wasm, { files, workspaceFolders });
      assert.deepEqual(await beside.diagnostics(rule), []);
      const above = await open(wasm, { files: inRepo, workspaceFolders });
      assert.equal((await above.diagnostics(rule)).length, 1);
    }
  });

  it('are sought anew when the workspace folders change', async () => {
    const document = await open(wasm, { workspaceFolders: ['file:///other'], files: inRepo });
    assert.equal((await document.diagnostics(rule)).length, 1);
    await document.client.changeFolders({ added: ['file:///home/repo'], removed: ['file:///other'] });
    await document.client.nextRefresh();
    assert.deepEqual(await document.diagnostics(rule), []);
    await document.client.changeFolders({ removed: ['file:///home/repo'] });
    await document.client.nextRefresh();
    assert.equal((await document.diagnostics(rule)).length, 1);
  });

  it('are sought in the folder that older clients name', async () => {
    const document = await open(wasm, { rootUri: 'file:///home/repo', files: inRepo });
    assert.deepEqual(await document.diagnostics(rule), []);
  });

  it('are not sought for a document below more folders than anybody has', async () => {
    const uri = `file:///${'a/'.repeat(20_000)}manifest.json`;
    const document = await open(wasm, { uri, workspaceFolders: ['file:///'] });
    assert.equal((await document.diagnostics(rule)).length, 1);
    assert.deepEqual(document.client.filesRead, []);
  });
});
