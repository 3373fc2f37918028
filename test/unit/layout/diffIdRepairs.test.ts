import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { LayoutDraft, ociTar, pathOf, tarOf, type ImageParts } from '#helpers/layoutDraft';
import { layoutOf, uncompressedAs, type LayoutFiles } from '#helpers/layouts';
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

  const [a, b] = [withIds(ids), { layers: [second], config: {} }];
  const kept: Readonly<Record<string, LayoutFiles>> = {
    'a config whose layers are not known': layoutWith(zipped),
    'a config whose history describes as many layers as it has': layoutWith(
      withIds(ids.slice(1), history(1)),
    ),
    'the config of another image': layoutWith({ ...a, ...withIds([ids[1] ?? '']) }, b),
    'a config that a manifest with other layers has as well': layoutWith(withIds(ids.toReversed()), {
      ...withIds(ids.toReversed()),
      layers: layers.toReversed(),
    }),
    'a diff ID by another algorithm': layoutWith(withIds([ids[0] ?? '', digestOf('sha512', second) ?? ''])),
    'layers that are not unpacked': layoutWith({
      ...withIds([wrong]),
      layerType: 'application/vnd.example.thing',
    }),
  };
  for (const [name, files] of Object.entries(kept))
    it(`leaves ${name}`, async () => assert.deepEqual((await repaired(files)).changes, []));

  it('is not done without being asked for', async () => {
    const files = layoutWith(withIds(ids.toReversed()));
    assert.deepEqual(repairLayout(await layoutOf(files), { now: 0 }).changes, []);
  });
});
