import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { LayoutDraft, ociTar, pathOf, tarOf, type ImageParts } from '#helpers/layoutDraft';
import { layoutOf, uncompressedAs, verifiedAs, type LayoutFiles } from '#helpers/layouts';
import { digestOf as digestOfText } from '#helpers/markedText';
import { applied, problemsIn, textOf } from '#helpers/repairs';
import { digestOf } from '#schemas/values/digest';
import { repairLayout } from '#service';

const [first, second] = [tarOf('a.txt', 'hello'), tarOf('b.txt', 'world')];
const layers = [first, second];
const ids = layers.map((bytes) => digestOf('sha256', bytes) ?? '');
const wrong = digestOfText('wrong');

function withIds(diffIds: readonly string[], config: ImageParts['config'] = {}): ImageParts {
  return { layers, config: { rootfs: { type: 'layers', diff_ids: diffIds }, ...config } };
}

function layoutWith(...images: readonly ImageParts[]): LayoutFiles {
  const draft = new LayoutDraft();
  return draft.index(images.map((image) => draft.image(image))).files;
}

async function repaired(files: LayoutFiles) {
  const repair = repairLayout(await layoutOf(files), { now: 0, diffIds: true });
  return { ...repair, files: applied(files, repair.changes) };
}

/** Compressed layers, with their content known. */
function lookedInto(files: LayoutFiles): LayoutFiles {
  const known = layers.map((bytes, index) => {
    const zipped = gzipSync(bytes);
    return [
      pathOf(digestOf('sha256', zipped) ?? ''),
      uncompressedAs(zipped, { digest: ids[index] ?? '', size: bytes.length }),
    ] as const;
  });
  return { ...files, ...Object.fromEntries(known) };
}

/** The same with the first compressed layer under another name. */
function inUppercase(files: LayoutFiles): LayoutFiles {
  const path = pathOf(digestOf('sha256', gzipSync(first)) ?? '');
  const { [path]: layer = '', ...others } = files;
  return { ...others, [path.replace(/[0-9a-f]{64}$/, (digits) => digits.toUpperCase())]: layer };
}

/** An image whose second layer has the name of its digest by SHA-512, as a verification leaves it. */
function namedBySha512(diffIds: readonly string[]): LayoutFiles {
  const draft = new LayoutDraft();
  const digest = digestOf('sha512', second) ?? '';
  draft.files[pathOf(digest)] = verifiedAs(second, {
    digest,
    uncompressed: { digest: ids[1] ?? '', size: second.length },
  });
  const named = { mediaType: ociTar, digest, size: second.length };
  const manifest = { layers: [draft.blob(ociTar, first), named] };
  return draft.index([draft.image({ ...withIds(diffIds), manifest })]).files;
}

const history = (count: number) => ({ history: Array.from({ length: count }, () => ({ created_by: 'x' })) });

describe('giving configs the diff IDs of layers', () => {
  const zipped = {
    ...withIds([ids[1] ?? '', wrong]),
    layers: layers.map((bytes) => gzipSync(bytes)),
    layerType: `${ociTar}+gzip`,
  };
  const repairable: Readonly<Record<string, LayoutFiles>> = {
    'a wrong order': layoutWith(withIds(ids.toReversed())),
    'a diff ID of other content': layoutWith(withIds([ids[0] ?? '', wrong])),
    'a missing diff ID': layoutWith(withIds(ids.slice(1))),
    'a missing diff ID, though the history has all layers': layoutWith(withIds(ids.slice(1), history(2))),
    'compressed layers that were read to their ends': lookedInto(layoutWith(zipped)),
    'a compressed layer under a name in uppercase': inUppercase(lookedInto(layoutWith(zipped))),
    'a diff ID that is a word': layoutWith(withIds(['TODO', ids[1] ?? ''])),
    'a diff ID that is empty': layoutWith(withIds(['', ids[1] ?? ''])),
    'a diff ID that is no digest by its algorithm': layoutWith(withIds([ids[0] ?? '', 'sha512:00'])),
    'a wrong diff ID of an archive that has another name': namedBySha512([ids[0] ?? '', wrong]),
    'a wrong diff ID by the algorithm of the name': namedBySha512([
      ids[0] ?? '',
      digestOf('sha512', first) ?? '',
    ]),
    'a missing diff ID of an archive that has another name': namedBySha512([ids[0] ?? '']),
    'one of two images': layoutWith(withIds([wrong, wrong]), { layers: [first] }),
    'a config that two manifests with the same layers have': layoutWith(withIds(ids.toReversed()), {
      ...withIds(ids.toReversed()),
      manifest: { annotations: { a: 'b' } },
    }),
  };
  for (const [name, files] of Object.entries(repairable))
    it(`mends ${name}`, async () => {
      assert.notDeepEqual(await problemsIn(files), []);
      const after = await repaired(files);
      assert.deepEqual(after.problems, []);
      assert.deepEqual(await problemsIn(after.files), []);
      assert.deepEqual((await repaired(after.files)).changes, []);
    });

  it('mends a config without diff IDs beside an image without layers', async () => {
    const empty = { layers: [], config: { author: 'x', rootfs: { type: 'layers', diff_ids: [] } } };
    const files = layoutWith(withIds([]), empty);
    const after = await repaired(files);
    assert.deepEqual(after.problems, []);
    assert.notDeepEqual(after.changes, []);
    assert.deepEqual(
      (await problemsIn(after.files)).filter((problem) => problem.includes('diff-ids')),
      [],
    );
  });

  it('mends a config that was edited under its name in the same run', async () => {
    const files = layoutWith(withIds(ids.toReversed()));
    const [path = '', text = ''] =
      Object.entries(files)
        .map(([name, content]) => [name, textOf(content)] as const)
        .find(([, content]) => content.startsWith('{"architecture"')) ?? [];
    const after = await repaired({ ...files, [path]: text.replace('amd64', 'arm64') });
    assert.deepEqual(after.problems, []);
    assert.deepEqual(await problemsIn(after.files), []);
  });

  const silent: Readonly<Record<string, LayoutFiles>> = {
    'a config whose layers are not known': layoutWith(zipped),
    'a diff ID by another algorithm': layoutWith(withIds([ids[0] ?? '', digestOf('sha512', second) ?? ''])),
    'the digest by the algorithm of the name': namedBySha512([
      ids[0] ?? '',
      digestOf('sha512', second) ?? '',
    ]),
    'the digest by another algorithm than that of the name': namedBySha512(ids),
    'layers that are not unpacked': layoutWith({
      ...withIds([wrong]),
      layerType: 'application/vnd.example.thing',
    }),
  };
  for (const [name, files] of Object.entries(silent))
    it(`leaves ${name}`, async () => {
      const { changes, problems } = await repaired(files);
      assert.deepEqual({ changes, problems }, { changes: [], problems: [] });
    });

  const reversed = withIds(ids.toReversed());
  const told: Readonly<Record<string, readonly [files: LayoutFiles, reason: RegExp]>> = {
    'a config whose history describes as many layers as it has': [
      layoutWith(withIds(ids.slice(1), history(1))),
      /the history describes 1 layer, and the manifest has 2\.$/,
    ],
    'the config of another image': [
      layoutWith(withIds([ids[1] ?? '']), { layers: [second], config: { author: 'x' } }),
      /they are those of the layers of blobs\/sha256\/[0-9a-f]{64}\.$/,
    ],
    'a config that a manifest with other layers has as well': [
      layoutWith(reversed, { ...reversed, layers: layers.toReversed() }),
      /have the same config and different layers\.$/,
    ],
    'a config that something else has as well': [
      layoutWith(reversed, { ...reversed, layerType: 'application/vnd.example.thing' }),
      /has layers that are not part of the root filesystem\.$|is not a container image\.$/,
    ],
    'a config of which a layer is not known': [
      layoutWith({ ...withIds([wrong]), layers: zipped.layers, layerType: zipped.layerType }),
      /the content of a layer of blobs\/sha256\/[0-9a-f]{64} is not known\.$/,
    ],
  };
  for (const [name, [files, reason]] of Object.entries(told))
    it(`leaves ${name}, and says why`, async () => {
      const { changes, problems } = await repaired(files);
      assert.deepEqual(changes, []);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', reason);
      assert.deepEqual(repairLayout(await layoutOf(files), { now: 0 }).problems, []);
    });

  it('is not done without being asked for', async () => {
    const files = layoutWith(withIds(ids.toReversed()));
    assert.deepEqual(repairLayout(await layoutOf(files), { now: 0 }).changes, []);
  });
});
