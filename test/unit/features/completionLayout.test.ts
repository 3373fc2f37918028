import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { acceptAt, offersAt } from '#helpers/completion';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { layoutOf } from '#helpers/layouts';
import { defaultSettings } from '#service';

const draft = new LayoutDraft();
const amd64 = draft.image();
const arm64 = draft.image({ config: { architecture: 'arm64', variant: 'v8' } });
const notes = draft.blob('text/plain', 'notes');
const artifact = draft.image({
  manifest: { layers: [{ ...notes, annotations: { 'org.opencontainers.image.title': 'notes.txt' } }] },
});
draft.index([amd64]);

async function inLayout() {
  const layout = await layoutOf(draft.files);
  return {
    fileName: 'file:///layout/index.json',
    settings: { ...defaultSettings, layout: { layout, path: 'index.json' } },
  };
}

/** An index with one entry, whose members are these. */
function withEntry(members: string): string {
  return `{\n  "schemaVersion": 2,\n  "manifests": [\n    {\n      ${members}\n    }\n  ]\n}\n`;
}

describe('completion of a digest in a layout', () => {
  it('offers the manifests of the layout, with what they are', async () => {
    const offers = offersAt(withEntry('"digest": "|"'), await inLayout());
    assert.deepEqual(
      offers
        .slice(0, 3)
        .map(({ item }) => [item.label, item.detail])
        .sort(),
      [
        [amd64.digest, `linux/amd64 · Image manifest · ${amd64.size} bytes`],
        [arm64.digest, `linux/arm64/v8 · Image manifest · ${arm64.size} bytes`],
        [artifact.digest, `linux/amd64 · Image manifest · ${artifact.size} bytes`],
      ].sort(),
    );
  });

  it('fills in media type and size that are missing', async () => {
    assert.equal(
      acceptAt(withEntry('"digest": |'), amd64.digest, await inLayout()),
      withEntry(
        `"digest": "${amd64.digest}",\n      "mediaType": "${amd64.mediaType}",\n      "size": ${amd64.size}`,
      ),
    );
    assert.equal(
      acceptAt('{ "schemaVersion": 2, "manifests": [{ "digest": "|" }] }', amd64.digest, await inLayout()),
      `{ "schemaVersion": 2, "manifests": [{ "digest": "${amd64.digest}", "mediaType": "${amd64.mediaType}", "size": ${amd64.size} }] }`,
    );
  });

  it('corrects those that are there, before and behind', async () => {
    const entry = (digest: string, type: string, size: number): string =>
      withEntry(`"mediaType": "${type}",\n      "digest": ${digest},\n      "size": ${size}`);
    assert.equal(
      acceptAt(
        entry('"sha256:|"', 'application/vnd.oci.image.index.v1+json', 0),
        amd64.digest,
        await inLayout(),
      ),
      entry(`"${amd64.digest}"`, amd64.mediaType, amd64.size),
    );
    assert.equal(
      acceptAt(entry('"|"', amd64.mediaType, amd64.size), amd64.digest, await inLayout()),
      entry(`"${amd64.digest}"`, amd64.mediaType, amd64.size),
    );
  });

  it('offers other blobs for layers, by their titles', async () => {
    const { settings } = await inLayout();
    const path = pathOf(amd64.digest);
    const { layout } = settings.layout;
    const offers = offersAt('{ "schemaVersion": 2, "config": {}, "layers": [{ "digest": "|" }] }', {
      fileName: `file:///layout/${path}`,
      settings: { ...defaultSettings, layout: { layout, path } },
    });
    const labels = offers.map(({ item }) => item.label);
    assert(!labels.includes(amd64.digest) && !labels.includes(arm64.digest));
    assert.equal(
      offers.find(({ item }) => item.label === notes.digest)?.item.detail,
      `notes.txt · Text file · 5 bytes`,
    );
  });

  it('offers no blob that was changed under its name', async () => {
    const files = { ...draft.files, [pathOf(amd64.digest)]: '{ "schemaVersion": 2 }' };
    const layout = await layoutOf(files);
    const settings = { ...defaultSettings, layout: { layout, path: 'index.json' } };
    const offers = offersAt(withEntry('"digest": "|"'), { fileName: 'file:///layout/index.json', settings });
    assert(!offers.some(({ item }) => item.label === amd64.digest));
  });
});

describe('completion of annotations in a layout', () => {
  it('has the name of the image first in an entry of the layout’s index, and in no other', async () => {
    const text = withEntry('"annotations": { "|" }');
    assert.equal(offersAt(text, await inLayout())[0]?.item.label, 'org.opencontainers.image.ref.name');
    assert.equal(
      offersAt(text, { fileName: 'index.json' })[0]?.item.label,
      'org.opencontainers.image.created',
    );
  });
});
