import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextEdit } from 'vscode-languageserver-types';
import { image } from '#helpers/documents';
import { readProjectFile } from '#helpers/userText';
import {
  createLanguageService,
  readSettings,
  TextDocument,
} from '../../../server/src/library/languageService';

const service = createLanguageService();
const uri = 'file:///project/manifest.json';
const open = (text: string): TextDocument => TextDocument.create(uri, 'json', 1, text);
const everywhere = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

describe('the language service of the library', () => {
  const layout = open('{ "imageLayoutVersion": "1.1.0" }');
  const contradiction = open(readProjectFile('examples/wasm-image/manifest.json'));

  it('fixes what it finds', () => {
    const [found = assert.fail()] = service.diagnostics(layout);
    assert.equal(found.code, 'layout-version');
    const [fix = assert.fail()] = service.codeActions(layout, found.range);
    const [change] = fix.edit?.documentChanges ?? [];
    assert(change !== undefined && 'edits' in change);
    const fixed = TextDocument.applyEdits(layout, change.edits.filter(TextEdit.is));
    assert.equal(fixed, '{ "imageLayoutVersion": "1.0.0" }');
    assert.deepEqual(service.fixAll(layout), { text: fixed, count: 1 });
    assert.deepEqual(service.diagnostics(open(fixed)), []);
  });

  it('goes by settings of the editor, and by a project file', () => {
    const levelOf = (settings: ReturnType<typeof readSettings>) =>
      service.diagnostics(layout, settings).map(({ severity }) => severity);
    const project = { folder: 'file:///project', text: '{ "rules": { "layout-version": "warning" } }' };
    assert.deepEqual(levelOf(readSettings(uri, { project })), [2]);
    const editor = { rules: { 'layout-version': 'off' } };
    assert.deepEqual(levelOf(readSettings(uri, { project, editor })), []);
  });

  it('says what consumers do, and with what evidence', () => {
    const settings = readSettings(uri, { editor: { consumers: ['containerd'] } });
    const [containerd = assert.fail()] = service.consumers(contradiction, settings);
    assert.equal(containerd.id, 'containerd');
    const pull = containerd.operations.find(({ operation }) => operation === 'pull');
    const outcomes = [...(pull?.conditional ?? []), ...(pull?.otherwise ? [pull.otherwise] : [])];
    assert(outcomes.length > 0);
    for (const { reason, evidence } of outcomes) {
      assert.match(reason, /\.$/);
      assert(evidence.length > 0);
    }
  });

  it('completes, explains, links, and names', () => {
    const text = image();
    const manifest = open(text);
    const position = manifest.positionAt(text.indexOf('"mediaType"') + 3);
    assert.equal(service.kindOf(manifest), 'image-manifest');
    assert(service.hover(manifest, position) !== null);
    const items = service.completion(manifest, position)?.items ?? [];
    assert(items.some(({ label }) => label.includes('mediaType')));
    assert.equal(service.describe(manifest)?.size, Buffer.byteLength(text));
    assert(service.symbols(manifest).length > 0);
    assert(service.inlayHints(manifest, everywhere).length > 0);
    assert.match(service.explain(manifest) ?? '', /^# /);
    const digest = contradiction.positionAt(contradiction.getText().indexOf('sha256:'));
    assert.equal(service.references(contradiction, digest).length, 1);
    assert.equal(service.summary(open('[]')), undefined);
  });

  it('refuses what is no position, and settings that it did not read', () => {
    assert.throws(() => service.hover(layout, { line: -1, character: 0 }), TypeError);
    assert.throws(
      () => service.codeActions(layout, { ...everywhere, end: { line: 0, character: NaN } }),
      TypeError,
    );
    assert.throws(() => service.diagnostics(layout, { enable: true }), /readSettings/);
    assert.throws(() => readSettings('file:///\uD800'), TypeError);
  });
});
