import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultSettings, drawGraph, type LayoutGraph } from '#service';
import { attestedLayout, plainLayout, troubledLayout } from '#helpers/graphLayouts';
import { assertOneLine, payloads } from '#helpers/hostileText';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { layoutOf } from '#helpers/layouts';
import { service } from '#helpers/lint';

async function graphOf({ files }: LayoutDraft): Promise<LayoutGraph> {
  const graph = service.layoutGraph(await layoutOf(files), defaultSettings);
  assert(graph !== undefined);
  return graph;
}

const harmless: ReadonlySet<string> = new Set(['svg', 'g', 'title', 'style', 'path', 'rect', 'text']);

/** Asserts that a picture is well-formed XML that draws, and does nothing else. */
function assertPicture(svg: string): void {
  const open: string[] = [];
  let end = 0;
  for (const { 0: tag, 1: slash, 2: name = '', 3: attributes = '', 4: isEmpty, index } of svg.matchAll(
    /<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g,
  )) {
    assert.doesNotMatch(svg.slice(end, index), /[<]|&(?!(?:amp|lt|gt|quot|#39);)/);
    end = index + tag.length;
    assert(harmless.has(name), tag);
    assert.doesNotMatch(attributes, /&(?!(?:amp|lt|gt|quot|#39);)/);
    assert.doesNotMatch(attributes.replace(/"[^"]*"/g, '""'), / (?:on\w+|href|style|xlink:\w+)=/);
    if (slash === '/') assert.equal(open.pop(), name);
    else if (isEmpty !== '/') open.push(name);
  }
  assert.deepEqual(open, []);
  assert.equal(svg.slice(end), '\n');
  assert.doesNotMatch(svg, /url\(|@import/);
  for (const line of svg.split('\n')) assertOneLine(line, 'the picture');
}

describe('the picture of a layout', () => {
  it('is well-formed, and loads and runs nothing', async () => {
    for (const draft of [plainLayout(), attestedLayout(), troubledLayout()])
      for (const form of ['file', 'page'] as const) assertPicture(drawGraph(await graphOf(draft), form));
  });

  it('is light or dark in a file, and has the colors of the page in a page', async () => {
    const graph = await graphOf(plainLayout());
    const [file, page] = [drawGraph(graph, 'file'), drawGraph(graph, 'page')];
    assert.match(
      file,
      /\.label \{ fill: #1f2328;[^]*@media \(prefers-color-scheme: dark\)[^]*\.label \{ fill: #e6e9ed;/,
    );
    assert.match(page, /\.label \{ fill: var\(--graph-text\);/);
    assert.doesNotMatch(page, /#[0-9a-f]{6}\b/);
  });

  it('says to a screen reader what a node is, what is wrong, and what leads to it', async () => {
    const page = drawGraph(await graphOf(troubledLayout()), 'page');
    const words = Array.from(
      page.matchAll(/role="treeitem"[^>]*? aria-label="([^"]*)"/g),
      ([, each]) => each,
    );
    assert.deepEqual(words.slice(0, 5), [
      'index.json, 3 manifests, 1 warning',
      'manifest sha256:c0bbee855ef7, Image, 1 layer, 5.5 KiB, not listed',
      'image manifest latest, linux/amd64, 3 layers, 15.0 KiB, 1 error, listed by index.json, subject of example.signature',
      'referrer example.signature, Artifact, 1 blob, 2 bytes, listed by index.json, about latest',
      'blob old, Image manifest, 397 bytes, not in the layout, listed by index.json',
    ]);
    assert.match(
      page,
      /role="tree" aria-label="Image layout &quot;layout&quot;: 13 blobs, 2 not in the layout, 2 files with problems"/,
    );
  });

  it('marks problems and missing blobs by shape and by number', async () => {
    const picture = drawGraph(await graphOf(troubledLayout()), 'file');
    assert.match(
      picture,
      /class="node image error"[^]*?<path class="badge"[^>]*><path class="sign"[^>]*><text class="count"[^>]*>1</,
    );
    assert.match(picture, /class="node layer missing"/);
    assert.match(picture, /\.missing \.card[^}]*stroke-dasharray/);
    assert.match(picture, />not in the layout<\/text><\/g>/);
  });

  it('tells the page where the arrow keys lead', async () => {
    const page = drawGraph(await graphOf(plainLayout()), 'page');
    const ways = Array.from(
      page.matchAll(/data-left="([^"]*)" data-right="([^"]*)" data-up="([^"]*)" data-down="([^"]*)"/g),
      ([, ...way]) => way.join('|'),
    );
    assert.deepEqual(ways, ['|1||', '0|2 3 4||', '1|||3', '1||2|4', '1||3|']);
  });

  it('says how much of a large layout it shows', async () => {
    const draft = new LayoutDraft();
    draft.index(
      Array.from({ length: 300 }, (_, index) => draft.image({ layers: [new Uint8Array(index + 1)] })),
    );
    const picture = drawGraph(await graphOf(draft), 'file');
    assert.match(picture, />The picture shows 399 of 900 blobs\.</);
    assert.match(picture, /<title>Image layout &quot;layout&quot;: 399 of 900 blobs/);
  });

  it('says how many of the lines of a made-up layout it shows', async () => {
    const type = 'application/vnd.oci.image.index.v1+json';
    const digests = Array.from({ length: 70 }, (_, index) => `sha256:${String(index).padStart(64, '0')}`);
    const listing = (from: number): string =>
      JSON.stringify({
        schemaVersion: 2,
        mediaType: type,
        manifests: digests.slice(from).map((digest) => ({ mediaType: type, digest, size: 1 })),
      });
    const draft = new LayoutDraft();
    draft.files['index.json'] = listing(0);
    for (const [index, digest] of digests.entries()) draft.files[pathOf(digest)] = listing(index + 1);
    assert.match(drawGraph(await graphOf(draft), 'file'), />It shows 2,000 of 2,485 lines\.</);
  });

  for (const payload of payloads)
    it(`has nothing of ${JSON.stringify(payload.slice(0, 40))} but its text`, async () => {
      const draft = new LayoutDraft();
      const image = draft.image({
        layerType: payload,
        config: { architecture: payload },
        entry: {
          annotations: {
            'org.opencontainers.image.ref.name': payload,
            'in-toto.io/predicate-type': payload,
          },
          platform: { os: payload, architecture: payload },
        },
      });
      const artifact = draft.artifact({
        manifest: { artifactType: payload },
        entry: { artifactType: payload },
      });
      draft.index([image, artifact]);
      const graph = await graphOf(draft);
      for (const form of ['file', 'page'] as const) {
        assertPicture(drawGraph(graph, form));
        assertPicture(drawGraph({ ...graph, name: payload }, form));
      }
    });
});
