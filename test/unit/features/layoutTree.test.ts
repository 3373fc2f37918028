import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { describe, it } from 'mocha';
import { defaultSettings, type LayoutNode } from '#service';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { layoutOf } from '#helpers/layouts';
import { service } from '#helpers/lint';
import { digestOf } from '#helpers/markedText';

/** The tree of a draft, one line for each node, indented by its level. */
async function treeOf(draft: LayoutDraft): Promise<string[]> {
  const tree = service.layoutTree(await layoutOf(draft.files), defaultSettings);
  const lines = (nodes: readonly LayoutNode[], indent: string): string[] =>
    nodes.flatMap((node) => [
      `${indent}${node.role}: ${node.label} (${node.description})`,
      ...(node.hasChildren ? lines(tree.children(node.path ?? node.key), `${indent}  `) : []),
    ]);
  return lines(tree.roots, '');
}

const named = (name: string) => ({ annotations: { 'org.opencontainers.image.ref.name': name } });

describe('the tree of a layout', () => {
  it('has what the index lists by name, with config and layers', async () => {
    const draft = new LayoutDraft();
    draft.index([draft.image({ entry: named('1.0') })]);
    assert.deepEqual(await treeOf(draft), [
      'image: 1.0 (Image · linux/amd64 · 1 layer · 2.0 KiB)',
      '  config: config (linux/amd64 · 1 layer)',
      '  layer: layer 1 (tar · 2.0 KiB)',
    ]);
  });

  it('has the platform of an image whose manifest was edited under its name', async () => {
    const draft = new LayoutDraft();
    const image = draft.image({ entry: named('1.0') });
    draft.index([image]);
    const path = pathOf(image.digest);
    draft.files[path] = `${draft.text(path)}\n`;
    assert.equal((await treeOf(draft))[0], 'image: 1.0 (Image · linux/amd64 · 1 layer · 2.0 KiB)');
  });

  it('names images of an index by their platforms, with attestations below them', async () => {
    const draft = new LayoutDraft();
    const platform = { os: 'linux', architecture: 'amd64' };
    const image = draft.image({ entry: { platform } });
    const attestation = draft.image({
      entry: {
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': image.digest,
        },
      },
      config: { os: 'unknown', architecture: 'unknown' },
    });
    const list = draft.blob('application/vnd.oci.image.index.v1+json', {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [image, attestation],
    });
    draft.index([list]);
    assert.deepEqual(
      (await treeOf(draft)).filter((line) => !/config|layer \d/.test(line)),
      [
        `index: ${list.digest.slice(0, 19)} (Index · linux/amd64 · 1 attestation)`,
        '  image: linux/amd64 (Image · 1 layer · 2.0 KiB)',
        '    attestation: attestation (1 statement)',
      ],
    );
  });

  it('has referrers below their subject', async () => {
    const draft = new LayoutDraft();
    const subject = draft.image({ entry: named('1.0') });
    const artifactType = 'application/spdx+json';
    const referrer = draft.image({ manifest: { subject, artifactType }, entry: { artifactType } });
    draft.index([subject, referrer]);
    const roots = (await treeOf(draft)).filter((line) => !/config|layer \d/.test(line));
    assert.deepEqual(
      roots.map((line) => line.replace(/ \(.*/, '')),
      ['image: 1.0', '  referrer: SPDX SBOM, JSON'],
    );
  });

  it('says what the layout does not have', async () => {
    const draft = new LayoutDraft();
    draft.index([
      { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: digestOf('1'), size: 7 },
    ]);
    assert.deepEqual(await treeOf(draft), [
      'blob: sha256:6b86b273ff34 (Image manifest · 7 bytes · not in the layout)',
    ]);
  });

  it('ends with what the index does not lead to', async () => {
    const draft = new LayoutDraft();
    draft.blob('text/plain', 'nobody reads this');
    draft.index([]);
    assert.deepEqual(await treeOf(draft), [
      'unreferenced: Not referenced (1 blob)',
      '  blob: sha256:68b1eea5042b (text, 17 bytes)',
    ]);
  });

  it('gives an image that is listed twice two keys', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([
      { ...image, ...named('1.0') },
      { ...image, ...named('latest') },
    ]);
    const tree = service.layoutTree(await layoutOf(draft.files), defaultSettings);
    const path = pathOf(image.digest);
    assert.deepEqual(
      tree.roots.map(({ key, label }) => [key, label]),
      [
        [path, '1.0'],
        [`${path}#2`, 'latest'],
      ],
    );
  });

  it('knows the way to every blob', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    const orphan = draft.blob('text/plain', 'nobody reads this');
    draft.index([image]);
    const layout = await layoutOf(draft.files);
    const tree = service.layoutTree(layout, defaultSettings);
    const config = layout.referencesFrom(pathOf(image.digest))[0]?.to ?? '';
    assert.deepEqual(tree.wayTo(config), [pathOf(image.digest), config]);
    assert.deepEqual(tree.wayTo(pathOf(orphan.digest)), ['unreferenced', pathOf(orphan.digest)]);
    assert.equal(tree.wayTo('index.json'), undefined);
  });

  it('says how many parts it does not show', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index(Array.from({ length: 2_345 }, () => image));
    const { roots } = service.layoutTree(await layoutOf(draft.files), defaultSettings);
    assert.equal(roots.length, 2_001);
    const { role, label, description } = roots.at(-1) ?? {};
    assert.deepEqual(
      { role, label, description },
      { role: 'more', label: '345 more', description: 'not shown' },
    );
  });

  it('has descriptors of the blobs that nothing leads to', async () => {
    const draft = new LayoutDraft();
    draft.index([]);
    const { digest, size } = draft.blob('', 'nobody');
    const { mediaType, ...artifact } = draft.artifact();
    const tree = service.layoutTree(await layoutOf(draft.files), defaultSettings);
    const found = tree.children('unreferenced').map(({ descriptor }) => descriptor);
    for (const expected of [
      { digest, size },
      { mediaType, ...artifact },
    ])
      assert(found.some((descriptor) => isDeepStrictEqual(descriptor, expected)));
  });
});
