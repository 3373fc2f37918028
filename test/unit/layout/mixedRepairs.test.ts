import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { LayoutDraft, ociTar, pathOf, tarOf } from '#helpers/layoutDraft';
import { withFirstFix } from '#helpers/layoutRuleTester';
import { layoutOf, linkedAs, uncompressedAs, type LayoutFiles } from '#helpers/layouts';
import { applied, problemsIn, textOf } from '#helpers/repairs';
import { digestOf } from '#schemas/values/digest';
import { repairLayout, type RepairOptions } from '#service';

type Files = Record<string, LayoutFiles[string]>;

const now = Date.parse('2026-01-02T03:04:05Z');
const old = now - 2 * 60 * 60 * 1000;
const indexType = 'application/vnd.oci.image.index.v1+json';
const architectures = ['amd64', 'arm64', 'riscv64'];

/** What is wrong with an image. */
const imageArbitrary = fc.record({
  layers: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
  isZipped: fc.boolean(),
  diffIds: fc.constantFrom('right', 'reversed', 'stale', 'missing'),
  platform: fc.constantFrom('right', 'wrong', 'none'),
  configIs: fc.constantFrom('right', 'edited', 'linked', 'misnamed'),
  manifestIs: fc.constantFrom('right', 'edited', 'linked', 'misnamed'),
  layerIs: fc.constantFrom('right', 'misnamed'),
  hasWrongSize: fc.boolean(),
});
type Image = typeof imageArbitrary extends fc.Arbitrary<infer T> ? T : never;

const layoutArbitrary = fc.record({
  images: fc.array(imageArbitrary, { minLength: 1, maxLength: 3 }),
  isNested: fc.boolean(),
  hasLayoutFile: fc.boolean(),
  temporary: fc.subarray([
    'oci-put-blob1',
    'index.json.1.tmp',
    `ingest/${'a'.repeat(64)}_1`,
    `blobs/sha256/${'b'.repeat(64)}.1.tmp`,
  ]),
  removeOrphans: fc.boolean(),
});
type Mixed = typeof layoutArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** A layout in which all of this is wrong at once, with what its layers are. */
function layoutWith({ images, isNested, hasLayoutFile, temporary }: Mixed): {
  files: Files;
  layers: readonly string[];
} {
  const draft = new LayoutDraft();
  const layers = new Map<string, Uint8Array>();
  const parts = images.map((image, index) => partsOf(draft, image, index, layers));
  const entries = parts.map(({ entry }) => entry);
  const nested = { schemaVersion: 2, mediaType: indexType, manifests: entries };
  draft.index(isNested ? [draft.blob(indexType, nested)] : entries);
  const files: Files = { ...draft.files };
  for (const [path, bytes] of layers) files[path] = bytes;
  for (const [index, { configIs, manifestIs, layerIs }] of images.entries()) {
    const { config, manifest, layer } = parts[index] ?? assert.fail();
    change(files, pathOf(config.digest), configIs);
    change(files, pathOf(manifest.digest), manifestIs);
    change(files, pathOf(layer.digest), layerIs);
  }
  for (const name of temporary) files[name] = 'not finished';
  if (!hasLayoutFile) delete files['oci-layout'];
  return { files, layers: [...layers.keys()] };
}

function partsOf(
  draft: LayoutDraft,
  { layers: numbers, isZipped, diffIds, platform, hasWrongSize }: Image,
  index: number,
  known: Map<string, Uint8Array>,
) {
  const contents = numbers.map((number, place) => tarOf(`${index}-${place}.txt`, `content ${number}`));
  const ids = contents.map((bytes) => digestOf('sha256', bytes) ?? '');
  const descriptors = contents.map((bytes, place) => {
    const blob = isZipped ? gzipSync(bytes) : bytes;
    const descriptor = draft.blob(isZipped ? `${ociTar}+gzip` : ociTar, blob);
    const content = { digest: ids[place] ?? '', size: bytes.length };
    known.set(pathOf(descriptor.digest), isZipped ? uncompressedAs(blob, content) : blob);
    return descriptor;
  });
  const architecture = architectures[index] ?? '';
  const config = draft.blob('application/vnd.oci.image.config.v1+json', {
    architecture,
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: writtenIds(ids, diffIds) },
  });
  const manifest = draft.image({
    manifest: {
      config: hasWrongSize ? { ...config, size: config.size + 1 } : config,
      layers: descriptors,
    },
  });
  const said = platform === 'right' ? architecture : 's390x';
  const entry =
    platform === 'none' ? manifest : { ...manifest, platform: { architecture: said, os: 'linux' } };
  const [layer = config] = descriptors;
  return { config, manifest, layer, entry };
}

function writtenIds(ids: readonly string[], how: Image['diffIds']): readonly string[] {
  switch (how) {
    case 'right':
      return ids;
    case 'reversed':
      return ids.toReversed();
    case 'stale':
      return [digestOf('sha256', new Uint8Array(1)) ?? '', ...ids.slice(1)];
    case 'missing':
      return ids.slice(1);
  }
}

function change(files: Files, path: string, how: Image['configIs']): void {
  const content = files[path];
  if (content === undefined) return;
  switch (how) {
    case 'right':
      return;
    case 'edited':
      files[path] = textOf(content).replace('{', '{ ');
      return;
    case 'linked':
      if (content instanceof Uint8Array) files[path] = linkedAs(content, '../../store');
      return;
    case 'misnamed':
      delete files[path];
      files[path.toUpperCase().replace('BLOBS/SHA256', 'blobs/sha256')] = content;
  }
}

/** A layout after its repair, and what the repair says. Temporary files are old. */
async function repaired(files: LayoutFiles, options: Partial<RepairOptions>) {
  const layout = await layoutOf(files);
  for (const content of layout.contents.values()) Object.assign(content, { modified: old });
  const { changes, problems } = repairLayout(layout, { now, ...options });
  return { changes, problems, files: applied(files, changes) };
}

async function errorsIn(files: LayoutFiles): Promise<readonly string[]> {
  return (await problemsIn(files)).filter((problem) => !problem.includes('blob-unreferenced'));
}

/** The files after each platform in an index was replaced with that of the config, as a quick fix does. */
async function withPlatforms(files: LayoutFiles): Promise<LayoutFiles> {
  let after = files;
  while ((await problemsIn(after)).some((problem) => problem.endsWith('platform-of-config')))
    after = await withFirstFix('platform-of-config', after);
  return after;
}

describe('repairs of layouts in which much is wrong at once', () => {
  it('leave no error and no warning, lose no layer, and leave nothing for a second run', async () => {
    await fc.assert(
      fc.asyncProperty(layoutArbitrary, async (mixed) => {
        const { files, layers } = layoutWith(mixed);
        const options = { diffIds: true, removeOrphans: mixed.removeOrphans };
        const first = await repaired(files, options);
        assert.deepEqual(first.problems, []);
        const platforms = await withPlatforms(first.files);
        const second = await repaired(platforms, options);
        assert.deepEqual(second.problems, []);
        assert.deepEqual(await errorsIn(second.files), []);
        assert.deepEqual((await repaired(second.files, options)).changes, []);
        for (const path of layers) assert(path in second.files, path);
        const left = mixed.temporary.filter((name) => name in second.files);
        assert.deepEqual(left, mixed.removeOrphans ? [] : mixed.temporary);
      }),
      { seed: 20261128, numRuns: 40 },
    );
  });
});
