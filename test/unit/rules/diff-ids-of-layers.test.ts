import { gzipSync } from 'node:zlib';
import { digestOf } from '#schemas/values/digest';
import { LayoutDraft, ociTar, pathOf, tarOf, type ImageParts } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import { uncompressedAs, verifiedAs, type LayoutFiles } from '#helpers/layouts';
import { digestOf as digestOfText } from '#helpers/markedText';

const [first, second] = [tarOf('a.txt', 'hello'), tarOf('b.txt', 'world')];
const ids = [first, second].map((bytes) => digestOf('sha256', bytes) ?? '');

/** A layout with one image that has these diff IDs, and where its manifest is. */
function imageWith(diffIds: readonly string[], parts: ImageParts = {}): { files: LayoutFiles; path: string } {
  const draft = new LayoutDraft();
  const image = draft.image({
    layers: [first, second],
    config: { rootfs: { type: 'layers', diff_ids: diffIds } },
    ...parts,
  });
  return { files: draft.index([image]).files, path: pathOf(image.digest) };
}

const [zippedFirst, zippedSecond] = [gzipSync(first), gzipSync(second)];
const zipped = { layers: [zippedFirst, zippedSecond], layerType: `${ociTar}+gzip` };
/** Compressed layers whose content was looked into. */
function lookedInto(diffIds: readonly string[]): { files: LayoutFiles; path: string } {
  const { files, path } = imageWith(diffIds, zipped);
  const known = (bytes: Uint8Array, digest = ''): [string, Uint8Array] => [
    pathOf(digestOf('sha256', bytes) ?? ''),
    uncompressedAs(bytes, { digest, size: 2048 }),
  ];
  const layers = Object.fromEntries([known(zippedFirst, ids[0]), known(zippedSecond, ids[1])]);
  return { files: { ...files, ...layers }, path };
}

const zippedId = digestOf('sha256', zippedFirst) ?? '';
const fewer = imageWith(ids.slice(1));
const none = imageWith(ids, { manifest: { layers: [] } });
const swapped = imageWith(ids.toReversed());
const stale = imageWith([ids[0] ?? '', digestOfText('stale')]);
const staleContent = lookedInto([ids[0] ?? '', digestOfText('stale')]);
const swappedContent = lookedInto(ids.toReversed());
const ofBlobs = imageWith([zippedId, ids[1] ?? ''], zipped);

/** An image of Docker’s types with these diff IDs. */
function dockerImage(diffIds: readonly string[]): { files: LayoutFiles; path: string } {
  const draft = new LayoutDraft();
  const type = 'application/vnd.docker.container.image.v1+json';
  const rootfs = { type: 'layers', diff_ids: diffIds };
  const config = draft.blob(type, { architecture: 'amd64', os: 'linux', rootfs });
  const mediaType = 'application/vnd.docker.distribution.manifest.v2+json';
  const image = draft.image({
    layers: [gzipSync(first)],
    layerType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    manifest: { mediaType, config },
  });
  return { files: draft.index([image]).files, path: pathOf(image.digest) };
}

const docker = dockerImage(ids);

/** An uncompressed layer whose name is its digest by SHA-512, and that was read to its end. */
function namedBySha512(diffId: string): { files: LayoutFiles; path: string } {
  const digest = digestOf('sha512', first) ?? '';
  const layer = { mediaType: ociTar, digest, size: first.length };
  const { files, path } = imageWith([diffId], { layers: [], manifest: { layers: [layer] } });
  const uncompressed = { digest: ids[0] ?? '', size: first.length };
  return { files: { ...files, [pathOf(digest)]: verifiedAs(first, { digest, uncompressed }) }, path };
}

const otherName = namedBySha512(digestOfText('stale'));

testLayoutRule('diff-ids-of-layers', {
  valid: {
    'layers that are not compressed': imageWith(ids).files,
    'compressed layers, whose content is not looked into': imageWith(ids, zipped).files,
    'a Docker image': dockerImage(ids.slice(0, 1)).files,
    'compressed layers that have their diff IDs': lookedInto(ids).files,
    'a diff ID by an algorithm that the content is not known by': lookedInto([
      ids[0] ?? '',
      digestOf('sha512', second) ?? '',
    ]).files,
    'a diff ID by another algorithm than that of the name of an uncompressed layer': imageWith([
      ids[0] ?? '',
      digestOf('sha512', second) ?? '',
    ]).files,
    'a layer that is named by another algorithm': namedBySha512(ids[0] ?? '').files,
    'a diff ID by the algorithm of the name': namedBySha512(digestOf('sha512', first) ?? '').files,
    'a config without diff IDs': imageWith(ids, { config: { rootfs: undefined } }).files,
    'layers that are not unpacked': imageWith(ids, { layerType: 'application/vnd.example.thing' }).files,
  },
  invalid: {
    'fewer diff IDs than layers': {
      files: fewer.files,
      findings: [`${fewer.path} layers count`],
      says: '2 layers, but its config has 1 diff ID.',
      repair: 'diff-ids',
      severity: 'error',
    },
    'a Docker image with more diff IDs than layers': {
      files: docker.files,
      findings: [`${docker.path} layers count`],
    },
    'diff IDs without layers': {
      files: none.files,
      findings: [`${none.path} layers count`],
      repair: 'diff-ids',
    },
    'diff IDs in another order': {
      files: swapped.files,
      findings: [`${swapped.path} layers[0].digest order`],
      says: 'position 1 is not compressed, so its digest is its diff ID, but the config has it at position 2',
      repair: 'diff-ids',
    },
    'a diff ID of other content': {
      files: stale.files,
      findings: [`${stale.path} layers[1].digest plain`],
      repair: 'diff-ids',
    },
    'a diff ID of other content than that of a layer that is named by another algorithm': {
      files: otherName.files,
      findings: [`${otherName.path} layers[0].digest plain`],
      says: `its diff ID is ${ids[0]}`,
      repair: 'diff-ids',
    },
    'diff IDs in another order than the content of compressed layers': {
      files: swappedContent.files,
      findings: [`${swappedContent.path} layers[0].digest order-of-content`],
      says: 'this layer is at position 1, and its diff ID is at position 2',
      repair: 'diff-ids',
    },
    'a diff ID of other content than that of a compressed layer': {
      files: staleContent.files,
      findings: [`${staleContent.path} layers[1].digest stale`],
      repair: 'diff-ids',
    },
    'the digest of a compressed layer': {
      files: ofBlobs.files,
      findings: [`${ofBlobs.path} layers[0].digest compressed`],
    },
  },
});
