import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gzipSync } from 'node:zlib';
import { defaultSettings } from '#service';
import { LayoutDraft, ociTar, pathOf, tarOf } from '#helpers/layoutDraft';
import { layoutOf } from '#helpers/layouts';
import { lint, service } from '#helpers/lint';
import { digestOf } from '#helpers/markedText';

/** The hover on a digest in a document of a draft. */
async function hoverOn(draft: LayoutDraft, path: string, digest: string): Promise<string> {
  const layout = await layoutOf(draft.files);
  const document = layout.contents.get(path)?.document;
  assert(document !== undefined);
  const settings = { ...defaultSettings, layout: { layout, path } };
  const position = document.source.positionAt(document.text.indexOf(digest) + 10);
  const contents = service.hover(document, settings, position)?.contents;
  assert(typeof contents === 'object' && 'value' in contents);
  return contents.value;
}

describe('the hover on a digest outside of layouts', () => {
  it('says what it identifies, with what it is made, and how to compare it with a file', () => {
    const digest = `sha256:${'4'.repeat(63)}5`;
    const text = JSON.stringify({
      schemaVersion: 2,
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: 1469 },
      layers: [],
    });
    const { document, settings } = lint(text);
    const position = document.source.positionAt(text.indexOf(digest));
    const contents = service.hover(document, settings, position)?.contents;
    assert(typeof contents === 'object' && 'value' in contents);
    assert.equal(
      contents.value,
      [
        'Digest of: **Image configuration**, 1.4 KiB',
        'Algorithm: SHA-256, which every client supports.',
        'To compare it with a file on Linux, run `sha256sum FILE`.',
      ].join('\n\n'),
    );
  });
});

describe('the hover on a digest in a layout', () => {
  it('says which document lies there', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([image]);
    assert.match(
      await hoverOn(draft, 'index.json', image.digest),
      /In the layout: \*\*Image · 1 layer · 2\\\.0 KiB\*\*\./,
    );
  });

  it('says in which form a layer is', async () => {
    const draft = new LayoutDraft();
    const layer = gzipSync(tarOf('a.txt', 'hello'));
    const image = draft.image({ layers: [layer], layerType: `${ociTar}+gzip` });
    draft.index([image]);
    const { digest } = draft.blob(`${ociTar}+gzip`, layer);
    assert.match(
      await hoverOn(draft, pathOf(image.digest), digest),
      new RegExp(`In the layout: \\*\\*compressed with gzip, ${layer.length} bytes\\*\\*\\.`),
    );
  });

  it('says what the layout does not have', async () => {
    const draft = new LayoutDraft();
    draft.index([
      { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: digestOf('1'), size: 7 },
    ]);
    assert.match(await hoverOn(draft, 'index.json', digestOf('1')), /The layout does not have this blob\./);
  });
});
