import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { gzipSync } from 'node:zlib';
import { createLanguageService, defaultSettings, type LanguageService } from '#service';
import { LayoutDraft, ociTar, pathOf, tarOf } from '#helpers/layoutDraft';
import { layoutOf, settingsInLayout } from '#helpers/layouts';
import { service } from '#helpers/lint';
import { blobPathOf, digestOf, readMarks, writeOutDigests } from '#helpers/markedText';
import { catalogueData } from '#schemas/catalogue/data';

const { annotations: annotationEntries } = catalogueData;

/** The links of a text, which must be its marked parts: where each leads. Blobs are those that the layout has. */
async function linksOf(
  marked: string,
  uri = 'file:///test/manifest.json',
  blobs: readonly string[] = [],
): Promise<(string | undefined)[]> {
  const { text, spans } = readMarks(writeOutDigests(marked));
  const document = service.parse(TextDocument.create(uri, 'json', 1, text), defaultSettings);
  const { source } = document;
  const files = Object.fromEntries(blobs.map((path) => [path, '']));
  const settings = await settingsInLayout(uri, files);
  const links = service
    .documentLinks(document, settings)
    .sort((a, b) => source.offsetAt(a.range.start) - source.offsetAt(b.range.start));
  assert.deepEqual(
    links.map(({ range }) => source.getText(range)),
    spans.map(({ offset, length }) => text.slice(offset, offset + length)),
  );
  for (const { tooltip } of links) assert.match(tooltip ?? '', /^(Open|Download)/);
  return links.map(({ target }) => target);
}

const index = (annotations: string, entry = ''): string => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [{ "mediaType": "application/vnd.oci.image.manifest.v1+json", ${entry} "size": 7 }],
  "annotations": { ${annotations} }
}`;

describe('links', () => {
  it('lead to addresses from which content is downloaded', async () => {
    assert.deepEqual(
      await linksOf(
        index('', '"urls": ["«https://example.com/a?b#c»", "ftp://example.com/a", "https://", 7],'),
      ),
      ['https://example.com/a?b#c'],
    );
  });

  it('never lead anywhere but to the web', async () => {
    for (const text of [
      'javascript:alert(1)',
      'command:workbench.action.quit',
      'file:///etc/passwd',
      'https:x',
    ])
      assert.deepEqual(await linksOf(index(`"org.opencontainers.image.url": "${text}"`)), [], text);
  });

  for (const { key, pattern, value } of annotationEntries) {
    if (value !== 'url' || pattern === true) continue;
    it(`lead to what ${key} says`, async () => {
      assert.deepEqual(await linksOf(index(`"${key}": "«https://example.com/x»"`)), [
        'https://example.com/x',
      ]);
    });
  }

  for (const [name, address] of [
    ['docker.io/library/alpine:3.22', 'https://hub.docker.com/_/alpine'],
    ['docker.io/grafana/loki@sha256:abc', 'https://hub.docker.com/r/grafana/loki'],
    ['index.docker.io/grafana/loki', 'https://hub.docker.com/r/grafana/loki'],
    ['ghcr.io/spinkube/spin/operator:v1', 'https://ghcr.io/spinkube/spin/operator'],
    ['quay.io/podman/stable', 'https://quay.io/repository/podman/stable'],
    ['public.ecr.aws/docker/library/node:22', 'https://gallery.ecr.aws/docker/library/node'],
  ] as const) {
    it(`lead from ${name} to its page`, async () => {
      assert.deepEqual(await linksOf(index(`"org.opencontainers.image.base.name": "«${name}»"`)), [address]);
    });
  }

  it('are not made of names that say too little, or something else', async () => {
    for (const name of [
      'alpine',
      'library/alpine',
      'example.com/a/b',
      'docker.io/alpine',
      'ghcr.io/../x/y',
      'quay.io/a/b c',
    ])
      assert.deepEqual(await linksOf(index(`"org.opencontainers.image.base.name": "${name}"`)), [], name);
  });

  describe('in an image layout', () => {
    const blob = blobPathOf(digestOf('1'));
    const blobs = [blob];

    it('lead from the index to the blobs', async () => {
      assert.deepEqual(
        await linksOf(index('', '"digest": "«$1»",'), 'file:///a%20b/layout/index.json', blobs),
        [`file:///a%20b/layout/${blob}`],
      );
    });

    it('lead from blob to blob', async () => {
      assert.deepEqual(await linksOf(index('', '"digest": "«$1»",'), `file:///layout/${blob}`, blobs), [
        `file:///layout/${blob}`,
      ]);
    });

    it('lead nowhere for blobs that a sparse layout has not, and outside of a layout', async () => {
      assert.deepEqual(await linksOf(index('', '"digest": "$2",'), 'file:///layout/index.json', blobs), []);
      assert.deepEqual(await linksOf(index('', '"digest": "$1",'), 'file:///project/index.json'), []);
    });

    it('lead nowhere for other documents, and for what is no digest', async () => {
      assert.deepEqual(
        await linksOf(index('', '"digest": "$1",'), 'file:///project/blobs/other.json', blobs),
        [],
      );
      for (const digest of ['sha256:../../etc/passwd', 'sha256:abc', '../..:x', 'md5:0123'])
        assert.deepEqual(
          await linksOf(index('', `"digest": "${digest}",`), 'file:///layout/index.json', [
            blobPathOf(digest),
          ]),
          [],
        );
    });
  });

  it('are found in broken JSON', async () => {
    const broken = index('"org.opencontainers.image.source": "«https://example.com/»"').slice(0, -3);
    assert.deepEqual(await linksOf(broken), ['https://example.com/']);
  });

  it('are not made in documents that are not OCI documents', async () => {
    assert.deepEqual(
      await linksOf('{ "annotations": { "org.opencontainers.image.url": "https://example.com" } }'),
      [],
    );
  });
});

describe('the links of an image in a layout', () => {
  const layer = gzipSync(tarOf('a.txt', 'hello'));
  const draft = new LayoutDraft();
  const image = draft.image({ layers: [layer], layerType: `${ociTar}+gzip` });
  draft.index([image]);
  const { digest } = draft.blob(`${ociTar}+gzip`, layer);
  const revealing = createLanguageService({ revealFileCommand: 'reveal' });

  async function linksFrom(kind: string, from: LanguageService) {
    const layout = await layoutOf(draft.files);
    const [path, content] =
      [...layout.contents].find(([, { document }]) => document?.model?.kind === kind) ?? [];
    assert(path !== undefined && content?.document !== undefined);
    const settings = { ...defaultSettings, layout: { layout, path } };
    const { document } = content;
    return from.documentLinks(document, settings).map(({ range, target, tooltip }) => ({
      text: document.source.getText(range),
      target: decodeURIComponent(target ?? ''),
      tooltip,
    }));
  }

  it('show a layer where it lies, since an editor could show nothing of it', async () => {
    const link = (await linksFrom('image-manifest', revealing)).find(({ text }) => text === digest);
    assert.match(link?.target ?? '', new RegExp(`^command:reveal\\?\\["file:.*/${pathOf(digest)}"\\]$`));
    assert.equal(link?.tooltip, 'Show this file in the Explorer');
  });

  it('lead to the file in clients that cannot show it', async () => {
    const link = (await linksFrom('image-manifest', createLanguageService())).find(
      ({ text }) => text === digest,
    );
    assert.match(link?.target ?? '', new RegExp(`^file:.*/${pathOf(digest)}$`));
  });

  it('lead from a diff ID to its layer', async () => {
    const targets = (await linksFrom('image-config', createLanguageService())).map(({ target }) => target);
    assert.equal(targets.length, 1);
    assert(targets[0]?.endsWith(pathOf(digest)), targets[0]);
  });
});
