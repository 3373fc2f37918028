import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { artifact, layer } from '#helpers/documents';
import { LayoutDraft } from '#helpers/layoutDraft';
import { settingsInLayout } from '#helpers/layouts';
import { service } from '#helpers/lint';
import { applyAction, refactor } from '#helpers/refactor';
import { sha256DigestOf } from '#schemas/values/digest';
import { encodeBase64 } from '#schemas/values/base64';
import { TextDocument } from 'vscode-languageserver-textdocument';

const title = 'Recompute all descriptors of this document';
const contents = { 'a.txt': 'one', 'b.txt': 'another' };

const digestOf = (text: string): string => sha256DigestOf(new TextEncoder().encode(text));

function titled(name: string, digest: string, size: number) {
  const annotations = { 'org.opencontainers.image.title': name };
  return layer({ mediaType: 'text/plain', digest, size, annotations });
}

describe('recomputing all descriptors of a document', () => {
  const wrong = artifact({ layers: [titled('a.txt', digestOf('x'), 1), titled('b.txt', digestOf('y'), 2)] });
  const right = artifact({
    layers: [titled('a.txt', digestOf('one'), 3), titled('b.txt', digestOf('another'), 7)],
  });

  it('takes digests and sizes of the files that titles name', () => {
    assert.equal(refactor(wrong, { neighbors: contents }).apply(title), right);
  });

  it('is not offered where all are right, or nothing is at hand', () => {
    assert(!refactor(right, { neighbors: contents }).titles.includes(title));
    assert(!refactor(wrong).titles.includes(title));
  });

  it('takes those of embedded data', () => {
    const data = encodeBase64(new TextEncoder().encode('one'));
    const of = (digest: string, size: number): string =>
      artifact({ layers: [layer({ mediaType: 'text/plain', digest, size, data })] });
    assert.equal(refactor(of(digestOf('x'), 1)).apply(title), of(digestOf('one'), 3));
  });

  it('takes the sizes of the blobs of a layout', async () => {
    const draft = new LayoutDraft();
    const [one, other] = [draft.image(), draft.artifact()];
    const text = (sizes: readonly [number, number]): string =>
      draft
        .index([
          { ...one, size: sizes[0] },
          { ...other, size: sizes[1] },
        ])
        .text('index.json');
    const after = text([one.size, other.size]);
    const before = text([1, 2]);
    const uri = 'file:///layout/index.json';
    const settings = await settingsInLayout(uri, draft.files);
    const document = service.parse(TextDocument.create(uri, 'json', 1, before), settings);
    const start = { line: 0, character: 0 };
    const action = service
      .refactorings(document, settings, { start, end: start })
      .find((each) => each.title === title);
    assert(action !== undefined);
    assert.equal(applyAction(document.source, action), after);
  });
});
