import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gzipSync } from 'node:zlib';
import { defaultSettings, linesOf } from '#service';
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
  it('says which document lies there, with the platform of its config and its size', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([image]);
    assert.match(
      await hoverOn(draft, 'index.json', image.digest),
      new RegExp(
        `In the layout: \\*\\*Image · 1 layer · 2\\\\\\.0 KiB\\*\\*\\. Platform: \`linux/amd64\`\\. The document has ${image.size} bytes\\.`,
      ),
    );
  });

  it('names the platforms of an index, by its entries and by configs', async () => {
    const draft = new LayoutDraft();
    const manifests = [
      draft.image(),
      draft.image({
        config: { architecture: 'arm64' },
        entry: { platform: { os: 'linux', architecture: 'arm64' } },
      }),
    ];
    const indexType = 'application/vnd.oci.image.index.v1+json';
    const index = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests });
    draft.index([index]);
    assert.match(
      await hoverOn(draft, 'index.json', index.digest),
      /Platforms: `linux\/amd64` and `linux\/arm64`\./,
    );
  });

  it('says the platform of a config once', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([image]);
    const { config } = JSON.parse(draft.text(pathOf(image.digest))) as { config: { digest: string } };
    const hover = await hoverOn(draft, pathOf(image.digest), config.digest);
    assert.match(hover, /\*\*Config · linux\/amd64 · 1 layer\*\*\. The document has 1\d\d bytes\./);
  });

  /** The hover on the layer of an artifact with this content. */
  async function hoverOnContent(content: string | Uint8Array): Promise<string> {
    const draft = new LayoutDraft();
    const file = draft.blob('application/vnd.example.file', content);
    const artifact = draft.artifact({ layers: [file] });
    draft.index([artifact]);
    const hover = await hoverOn(draft, pathOf(artifact.digest), file.digest);
    assert(linesOf(hover) <= 12, hover);
    return hover;
  }

  it('shows the first lines of text', async () => {
    const script = '#!/bin/sh\nset -eu\necho one\necho two\n';
    assert.match(await hoverOnContent(script), /\n\n```text\n#!\/bin\/sh\nset -eu\necho one\n…\n```/);
  });

  it('shows the first lines of JSON as they are when it is laid out', async () => {
    const sbom = '{"spdxVersion":"SPDX-2.3","name":"app","packages":[]}';
    assert.match(
      await hoverOnContent(sbom),
      /\n\n```json\n\{\n {2}"spdxVersion": "SPDX-2\.3",\n {2}"name": "app",\n…\n```/,
    );
  });

  it('cuts long lines', async () => {
    assert.match(await hoverOnContent('x'.repeat(5000)), /```text\nx{60}…\n…\n```/);
  });

  it('shows what text says and does not obey it', async () => {
    const hover = await hoverOnContent('```\n[run](command:evil)\n\u202e\u001b[2J\n');
    assert.match(hover, /\n````text\n```\n\[run\]\(command:evil\)\n[^\n\u202e\u001b]+\n````/);
  });

  it('shows nothing of what is not text, and of OCI documents', async () => {
    assert.doesNotMatch(await hoverOnContent(Uint8Array.of(0, 1, 2, 250)), /```/);
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([image]);
    assert.doesNotMatch(await hoverOn(draft, 'index.json', image.digest), /```/);
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
