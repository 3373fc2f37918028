import { gzipSync } from 'node:zlib';
import type { Severity } from '#schemas/severity';
import type { StreamProblem } from '#service';
import { LayoutDraft, ociTar, pathOf, tarOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import { uncompressedAs, type LayoutFiles } from '#helpers/layouts';

/** A layout with an image whose one layer has these bytes; and what is reported of the layer. */
function layerOf(
  bytes: Uint8Array,
  layerType = ociTar,
  message = '',
): { files: LayoutFiles; findings: readonly string[] } {
  const draft = new LayoutDraft();
  const image = draft.image({ layers: [bytes], layerType, config: { rootfs: undefined } });
  return {
    files: draft.index([image]).files,
    findings: [`${pathOf(image.digest)} layers[0].digest ${message}`],
  };
}

const tar = tarOf('a.txt', 'hello');
const zipped = gzipSync(tar);
const emptyFrame = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0, 1, 0, 0);
const [gzip, zstd] = [`${ociTar}+gzip`, `${ociTar}+zstd`];
const error: Severity = 'error';

/** A layer that is too short, and of which verification has found this. */
function verified(problem: StreamProblem): ReturnType<typeof layerOf> {
  const start = emptyFrame.subarray(0, 6);
  const { files, findings } = layerOf(start, zstd, 'short');
  const path = pathOf(new LayoutDraft().blob(zstd, start).digest);
  return { files: { ...files, [path]: uncompressedAs(start, { problem }) }, findings };
}

const shorter = new LayoutDraft();
const layer = shorter.blob(gzip, zipped.subarray(0, 15));
shorter.index([
  shorter.image({ manifest: { layers: [{ ...layer, size: zipped.length }] }, config: { rootfs: undefined } }),
]);

testLayoutRule('blob-cut-off', {
  valid: {
    'a tar archive': layerOf(tar).files,
    'a compressed one': layerOf(zipped, gzip).files,
    'the shortest gzip': layerOf(gzipSync(''), gzip).files,
    'the shortest zstd': layerOf(emptyFrame, zstd).files,
    'a blob of another size than its descriptor says': shorter.files,
    'a layer that was read to its end, which another rule reports': verified('cut-off').files,
    'a blob of another form than its descriptor says': layerOf(zipped.subarray(0, 15), zstd).files,
  },
  invalid: {
    'gzip without an end': { ...layerOf(zipped.subarray(0, 15), gzip, 'short'), severity: error },
    'zstd without a block': layerOf(emptyFrame.subarray(0, 6), zstd, 'short'),
    'zstd without a block that nobody decompresses': verified('window'),
    'Wasm without a version': layerOf(Uint8Array.of(0, 0x61, 0x73, 0x6d), 'application/wasm', 'short'),
    'a method that gzip does not have': layerOf(zipped.with(2, 7), gzip, 'header'),
    'half a block of a tar archive': {
      ...layerOf(tar.subarray(0, 768), ociTar, 'blocks'),
      severity: 'warning',
    },
  },
});
