import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { usualIds } from '#schemas/catalogue/consumers';
import {
  artifact,
  dockerManifest,
  dockerManifestList,
  image,
  imageConfigDescriptor,
  index,
  layer,
} from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { outcomeOn, verdictOn, withDiffIds } from '#helpers/consumers';

const wasmLayer = layer({ mediaType: 'application/wasm' });
const mixed = image({ layers: [layer(), wasmLayer] });

describe('what consumers do with a document', () => {
  it('is the first behavior whose condition holds', () => {
    assert.equal(outcomeOn('docker-classic', 'run', artifact()), 'refuses docker-classic/media-types');
    assert.equal(outcomeOn('containerd', 'run', image({ manifests: [] })), 'refuses containerd/ambiguous');
  });

  it('counts the layers that are unpacked, where the config is known', () => {
    const { operations } = verdictOn('containerd', mixed, withDiffIds(1));
    const run = operations.find(({ operation }) => operation === 'run');
    assert.equal(run?.otherwise?.outcome, 'unpacks');
    assert.deepEqual(run.otherwise.layers, { unpacked: [0], total: 2 });
    assert(run.otherwise.evidence.length > 0);
  });

  it('reads a config that the manifest embeds', () => {
    const data = Buffer.from(JSON.stringify(withDiffIds(1))).toString('base64');
    const embedded = image({ config: imageConfigDescriptor({ data }), layers: [layer(), wasmLayer] });
    assert.equal(outcomeOn('containerd', 'run', embedded), 'unpacks containerd/counts-known-layers');
  });

  it('says what it depends on, where the config is not known', () => {
    const { operations } = verdictOn('containerd', mixed);
    const run = operations.find(({ operation }) => operation === 'run');
    assert.deepEqual(run?.conditional[0]?.dependsOn, [{ diffIds: 'equal', layers: 1 }]);
  });

  it('does not ask for fewer diff_ids than there can be', () => {
    const behaviors = (layers: unknown[]) =>
      verdictOn('podman', image({ layers })).operations[0]?.conditional.map(({ behavior }) => behavior);
    assert.deepEqual(behaviors([layer()]), ['containers-image/empty-diff-ids']);
    assert.deepEqual(behaviors([layer(), layer()]), [
      'containers-image/empty-diff-ids',
      'containers-image/fewer-diff-ids',
    ]);
  });

  it('says once that diff_ids are fewer or more, and once what is said of a property', () => {
    const dependsOn = (name: string, reference: string) =>
      verdictOn(name, image())
        .operations.flatMap(({ conditional }) => conditional)
        .find(({ behavior }) => behavior === reference)?.dependsOn;
    assert.deepEqual(dependsOn('docker-classic', 'docker-classic/diff-ids'), [
      { diffIds: 'other', layers: 1 },
    ]);
    assert.deepEqual(dependsOn('umoci', 'umoci/other-systems'), [
      { property: 'os', present: true, isNot: ['linux'] },
    ]);
  });

  it('says which command it depends on, where others do something else', () => {
    const { operations } = verdictOn('podman', artifact());
    const pull = operations.find(({ operation }) => operation === 'pull');
    assert.deepEqual(
      pull?.conditional.map(({ outcome, dependsOn }) => [outcome, ...dependsOn]),
      [['takes', { command: 'podman artifact pull' }]],
    );
    assert.equal(pull.otherwise?.outcome, 'refuses');
  });

  it('says what it depends on that no document tells, once', () => {
    const unknown = layer({ mediaType: 'application/vnd.example.data.v1' });
    const text = image({ artifactType: 'application/vnd.example.thing.v1', layers: [unknown] });
    const { operations } = verdictOn('cri-o', text);
    const pull = operations.find(({ operation }) => operation === 'pull');
    assert.deepEqual(
      pull?.conditional.map(({ behavior, dependsOn }) => [behavior, ...dependsOn]).slice(0, 1),
      [['cri-o/artifact-type-fallback', { circumstance: 'a layer is not a tar archive' }]],
    );
    // podman’s library refuses it under the same condition, but CRI-O has then decided.
    assert(!pull.conditional.some(({ behavior }) => behavior === 'containers-image/layer-no-archive'));
  });

  it('ends where every config has its outcome', () => {
    const otherLayer = layer({ mediaType: 'application/vnd.example.data.v1' });
    const { operations } = verdictOn('docker', image({ layers: [otherLayer] }));
    const run = operations.find(({ operation }) => operation === 'run');
    assert.deepEqual(
      run?.conditional.map(({ outcome, dependsOn }) => [outcome, ...dependsOn]),
      [['refuses', { diffIds: 'more', layers: 0 }]],
    );
    assert.equal(run.otherwise?.behavior, 'docker/counts-known-layers');
  });

  it('is left open only between what a config can say', () => {
    const layers = [wasmLayer];
    const two = image({ layers: [layer(), layer()] });
    assert.equal(
      outcomeOn('docker', 'run', mixed),
      'perhaps unpacks docker/counts-known-layers, refuses docker/layers-and-diff-ids',
    );
    assert.equal(
      outcomeOn('docker', 'run', two),
      'perhaps refuses docker/layers-and-diff-ids, takes docker/image',
    );
    // A config without diff_ids has as many as no layers, but it can list more.
    assert.equal(
      outcomeOn('kubernetes-image-volume', 'mount', image({ layers })),
      'perhaps refuses kubernetes-image-volume/layers-and-diff-ids, unpacks kubernetes-image-volume/unknown-layers',
    );
    assert.equal(
      outcomeOn('umoci', 'extract', two),
      'perhaps refuses umoci/rootfs-type, perhaps fails umoci/fewer-diff-ids, ' +
        'perhaps refuses umoci/other-systems, takes umoci/unpacks-images',
    );
    assert.equal(
      outcomeOn('podman', 'pull', two),
      'perhaps takes containers-image/empty-diff-ids, perhaps refuses containers-image/fewer-diff-ids, ' +
        'takes containers-image/takes-images',
    );
  });
});

describe('the consumers that most people use', () => {
  const unknownLayer = layer({ mediaType: 'application/vnd.example.data.v1' });
  const documents: Readonly<Record<string, string>> = {
    'an image': image(),
    'an image with layers of an unknown type': image({ layers: [unknownLayer] }),
    'an image with artifactType': image({ artifactType: 'text/x', layers: [unknownLayer] }),
    'an artifact': artifact(),
    'an artifact with a config of its own': image({ config: customConfig(), layers: [unknownLayer] }),
    'an index': index(),
    'a manifest of Docker': dockerManifest(),
    'a manifest list of Docker': dockerManifestList(),
  };
  for (const [what, text] of Object.entries(documents))
    it(`all have an outcome for ${what}`, () => {
      const silent = usualIds.filter((id) =>
        verdictOn(id, text).operations.every(
          ({ conditional, otherwise }) => conditional.length === 0 && otherwise === undefined,
        ),
      );
      assert.deepEqual(silent, []);
    });
});
