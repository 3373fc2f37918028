import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ClientCapabilities } from 'vscode-languageserver-protocol/node';
import { protocolSession } from '#helpers/protocolDocument';

const knows = (...positionEncodings: string[]): ClientCapabilities => ({
  general: { positionEncodings },
  textDocument: { diagnostic: {} },
});
const prefersUtf8 = knows('utf-8', 'utf-32', 'utf-16');

/** Until its first mark, 68 units of UTF-16 and 75 bytes: “é” has 1 and 2, “漢” 1 and 3, “😀” 2 and 4. */
const beforeType = '{ "schemaVersion": 2, "annotations": { "é漢😀": "😀" }, "mediaType": ';
const wrongType = '"application/vnd.oci.image.manifest.v1+json"';
const rightType = '"application/vnd.oci.image.index.v1+json"';
const afterType = ', "manifests": [] }';
const rule = 'media-type-mismatch';

describe('positions for a client that prefers UTF-8', () => {
  const { start, open } = protocolSession({ uri: 'file:///project/index.json', capabilities: prefersUtf8 });

  it('are announced to be in UTF-16, the encoding that all clients know', async () => {
    for (const capabilities of [prefersUtf8, knows('utf-8'), knows('utf-16'), knows()])
      assert.equal((await start({ capabilities })).initialized.capabilities.positionEncoding, 'utf-16');
  });

  it('are not announced to clients that do not say what they know', async () => {
    for (const capabilities of [{}, { general: {} }])
      assert.equal((await start({ capabilities })).initialized.capabilities.positionEncoding, undefined);
  });

  it('are in UTF-16 in findings', async () => {
    const document = await open(beforeType + wrongType + afterType);
    const [found] = await document.diagnostics(rule);
    assert.deepEqual(found?.range, {
      start: { line: 0, character: 68 },
      end: { line: 0, character: 68 + wrongType.length },
    });
  });

  it('are in UTF-16 in the edits of fixes', async () => {
    const document = await open(beforeType + wrongType + afterType);
    const [found] = await document.diagnostics(rule);
    const fixes = await document.fixes(found);
    assert.equal(document.edit(fixes[0]?.edit), beforeType + rightType + afterType);
  });

  it('are in UTF-16 in requests, and in what is answered', async () => {
    const document = await open(`${beforeType}|${rightType}${afterType}`);
    assert.deepEqual((await document.hover())?.range, {
      start: { line: 0, character: 68 },
      end: { line: 0, character: 68 + rightType.length },
    });
    const [item] = await document.completion();
    assert(item?.textEdit !== undefined && 'range' in item.textEdit);
    assert.equal(item.textEdit.range.start.character, 68);
  });

  it('are in UTF-16 in changes', async () => {
    const document = await open(beforeType + wrongType + afterType);
    await document.change({
      range: { start: { line: 0, character: 68 }, end: { line: 0, character: 68 + wrongType.length } },
      text: rightType,
    });
    assert.deepEqual(await document.diagnostics(), []);
    await document.change({
      range: { start: { line: 0, character: 41 }, end: { line: 0, character: 44 } },
      text: '',
    });
    await document.change({
      range: { start: { line: 0, character: 65 }, end: { line: 0, character: 65 + rightType.length } },
      text: wrongType,
    });
    assert.equal((await document.diagnostics(rule))[0]?.range.start.character, 65);
  });
});
