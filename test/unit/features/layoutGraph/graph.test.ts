import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultSettings, type LayoutGraph } from '#service';
import { attestedLayout, layersOf, named, plainLayout, troubledLayout } from '#helpers/graphLayouts';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { layoutOf } from '#helpers/layouts';
import { service } from '#helpers/lint';

async function graphOf(draft: LayoutDraft, around?: string): Promise<LayoutGraph> {
  const graph = service.layoutGraph(await layoutOf(draft.files), defaultSettings, around);
  assert(graph !== undefined);
  return graph;
}

/** The nodes of a graph, one line for each. */
function nodesOf({ nodes }: LayoutGraph): string[] {
  return nodes.map(({ role, label, description }) => `${role}: ${label} (${description})`);
}

/** The edges of a graph by the labels of their nodes. */
function edgesOf({ nodes, edges }: LayoutGraph): string[] {
  return edges.map(
    ({ from, to, kinds }) => `${nodes[from]?.label} ${kinds.join(' and ')} ${nodes[to]?.label}`,
  );
}

describe('the graph of a layout', () => {
  it('leads from the index to the config and the layers', async () => {
    const graph = await graphOf(plainLayout());
    assert.deepEqual(nodesOf(graph), [
      'index: index.json (Index · 1 manifest)',
      'image: latest (Image · linux/amd64 · 2 layers · 9.0 KiB)',
      'config: config (linux/amd64 · 2 layers)',
      'layer: layer 1 (tar · 3.5 KiB)',
      'layer: layer 2 (tar · 5.5 KiB)',
    ]);
    assert.deepEqual(edgesOf(graph), [
      'index.json lists latest',
      'latest config config',
      'latest layer layer 1',
      'latest layer layer 2',
    ]);
  });

  it('counts a problem at a descriptor once, at the blob that the descriptor leads to', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([image]);
    const { config } = JSON.parse(draft.text(pathOf(image.digest))) as { config: { digest: string } };
    draft.files[pathOf(config.digest)] = ` ${draft.text(pathOf(config.digest))}`;
    const { nodes } = await graphOf(draft);
    assert.deepEqual(
      nodes.filter(({ errors, warnings }) => errors + warnings > 0).map(({ label }) => label),
      ['config'],
    );
  });

  it('has a blob with several names once', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([
      { ...image, ...named('1.0') },
      { ...image, ...named('latest') },
    ]);
    const graph = await graphOf(draft);
    assert.deepEqual(edgesOf(graph), [
      'index.json lists 1.0, latest',
      '1.0, latest config config',
      '1.0, latest layer layer 1',
    ]);
  });

  it('has many layers in stacks, and those that images share in a stack of their own', async () => {
    const graph = await graphOf(attestedLayout());
    const stacks = graph.nodes.filter(({ blobs }) => blobs > 1);
    assert.deepEqual(
      stacks.map(({ label, description }) => `${label} (${description})`),
      ['4 layers (23.0 KiB · shared by 2)', '2 layers (9.0 KiB)', '2 layers (9.0 KiB)'],
    );
    assert.deepEqual(stacks[1]?.details, ['layer 5 · tar · 3.5 KiB', 'layer 6 · tar · 5.5 KiB']);
    assert.deepEqual(
      edgesOf(graph).filter((edge) => edge.endsWith('4 layers')),
      ['linux/amd64 layer 4 layers', 'linux/arm64 layer 4 layers'],
    );
  });

  it('has the missing layers of a stack in a stack of their own', async () => {
    const draft = new LayoutDraft();
    const image = draft.image({ layers: layersOf('some', 5) });
    draft.index([image]);
    const { layers } = JSON.parse(draft.text(pathOf(image.digest))) as { layers: { digest: string }[] };
    for (const { digest } of layers.slice(3)) delete draft.files[pathOf(digest)];
    assert.deepEqual(nodesOf(await graphOf(draft)).slice(3), [
      'layer: 3 layers (15.0 KiB)',
      'layer: 2 layers (17.5 KiB · not in the layout)',
    ]);
  });

  it('leads from attestations and signatures to what they are about', async () => {
    assert.deepEqual(
      edgesOf(await graphOf(attestedLayout())).filter((edge) => edge.includes('attests')),
      ['attestation attests linux/amd64', 'attestation attests linux/arm64'],
    );
    assert.deepEqual(
      edgesOf(await graphOf(troubledLayout())).filter((edge) => edge.includes('subject')),
      ['example.signature subject latest'],
    );
  });

  it('says what is wrong, and what is missing, not listed and not referenced', async () => {
    const { nodes } = await graphOf(troubledLayout());
    const troubled = nodes.filter(
      ({ errors, warnings, isPresent, description, role }) =>
        errors + warnings > 0 || !isPresent || /not listed/.test(description) || role === 'unreferenced',
    );
    assert.deepEqual(
      troubled.map(({ label, description, errors, warnings }) => [label, description, errors, warnings]),
      [
        ['index.json', 'Index · 3 manifests', 0, 1],
        ['sha256:c0bbee855ef7', 'Image · 1 layer · 5.5 KiB · not listed', 0, 0],
        ['latest', 'Image · linux/amd64 · 3 layers · 15.0 KiB', 1, 0],
        ['old', 'Image manifest · 397 bytes · not in the layout', 0, 0],
        ['layer 2', 'tar · 5.0 KiB · not in the layout', 0, 0],
        ['Not referenced', '2 blobs · 4.1 KiB', 0, 0],
      ],
    );
  });

  it('is about one part, with what leads to it, what it leads to, and what is about it', async () => {
    const draft = attestedLayout();
    const whole = await graphOf(draft);
    const arm = whole.nodes.find(({ label }) => label === 'linux/arm64');
    assert.deepEqual(edgesOf(await graphOf(draft, arm?.path)), [
      'index.json lists 1.0',
      '1.0 lists linux/arm64',
      '1.0 lists attestation',
      'linux/arm64 config config',
      'linux/arm64 layer 6 layers',
      'attestation config config',
      'attestation layer slsa.dev/provenance/v0.2',
      'attestation attests linux/arm64',
    ]);
    assert.equal(
      service.layoutGraph(await layoutOf(draft.files), defaultSettings, 'blobs/sha256/none'),
      undefined,
    );
  });

  it('has no more nodes than anybody reads, the nearest to the index, and knows of how many', async () => {
    const draft = new LayoutDraft();
    draft.index(Array.from({ length: 300 }, (_, index) => draft.image({ layers: layersOf(`${index}`, 1) })));
    const graph = await graphOf(draft);
    assert.equal(graph.nodes.length, 400);
    assert.equal(graph.nodes.filter(({ role }) => role === 'image').length, 300);
    assert.equal(graph.blobs, 900);
  });

  it('keeps the edges of a circle, which only wrong digests make', async () => {
    const [first, second] = ['1', '2'].map((digit) => `sha256:${digit.repeat(64)}`);
    const index = (digest: string | undefined) =>
      JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: [{ mediaType: 'application/vnd.oci.image.index.v1+json', digest, size: 1 }],
      });
    const draft = new LayoutDraft();
    draft.files['index.json'] = index(first);
    draft.files[pathOf(first ?? '')] = index(second);
    draft.files[pathOf(second ?? '')] = index(first);
    assert.deepEqual(
      (await graphOf(draft)).edges.map(({ from, to }) => [from, to]),
      [
        [0, 1],
        [1, 2],
        [2, 1],
      ],
    );
  });
});
