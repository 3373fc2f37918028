import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { artifact, layer, type Members } from '#helpers/documents';
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

  it('says of how many the content is at hand', () => {
    const { titles } = refactor(wrong, { neighbors: { 'a.txt': 'one' } });
    assert(titles.includes('Recompute the 2 of 3 descriptors whose content is at hand'), titles.join());
  });

  it('takes those of embedded data', () => {
    const data = encodeBase64(new TextEncoder().encode('one'));
    const of = (digest: string, size: number): string =>
      artifact({ layers: [layer({ mediaType: 'text/plain', digest, size, data })] });
    assert.equal(refactor(of(digestOf('x'), 1)).apply(title), of(digestOf('one'), 3));
  });

  const known: Readonly<Record<string, Members>> = {
    'of which Go says that there is none': { digest: digestOf('one'), size: 3, data: '' },
    'beside a digest that nobody can compute': {
      digest: 'multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8',
      size: 3,
      data: encodeBase64(new TextEncoder().encode('other')),
    },
    'under the empty type': {
      mediaType: 'application/vnd.oci.empty.v1+json',
      digest: digestOf('{}'),
      size: 2,
      data: encodeBase64(new TextEncoder().encode('hello')),
    },
    'that is not what the media type says': {
      mediaType: 'application/json',
      digest: digestOf('{"a":1}'),
      size: 7,
      data: encodeBase64(new TextEncoder().encode('<html>')),
    },
  };
  for (const [name, members] of Object.entries(known))
    it(`leaves digest and size beside data ${name}`, () => {
      const text = artifact({ layers: [layer({ mediaType: 'text/plain', ...members })] });
      assert(!refactor(text).titles.includes(title));
      const atData = text.replace('"data"', '"da|ta"');
      assert(!refactor(atData).titles.includes('Set digest and size to those of the data'));
    });

  it('takes the content of a file, and leaves data empty', () => {
    const of = (digest: string, size: number): string => {
      const annotations = { 'org.opencontainers.image.title': 'a.txt' };
      return artifact({ layers: [layer({ mediaType: 'text/plain', digest, size, data: '', annotations })] });
    };
    const after = refactor(of(digestOf('x'), 1), { neighbors: contents }).apply(title);
    assert.equal(after, of(digestOf('one'), 3));
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
