import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import { verifiedAs, type LayoutFiles } from '#helpers/layouts';
import { zstdFrame } from '#helpers/zstd';
import { digestOf } from '#schemas/values/digest';
import type { BlobFacts, ChunkedLayer } from '#service';

const prefix = 'io.github.containers.zstd-chunked';
const bytes = zstdFrame(new Uint8Array(9000).fill(7));
const tableDigest = digestOf('sha256', Uint8Array.of(1));
const footer: ChunkedLayer = { table: '2000:100:400:1', tarSplit: '2108:50:90', tableDigest };

/** A layout with a layer that has these annotations, and where its manifest is. */
function layerWith(
  annotations: Readonly<Record<string, string>>,
  known: BlobFacts = { chunked: footer },
): { files: LayoutFiles; path: string } {
  const draft = new LayoutDraft();
  const layer = draft.blob(`${ociTar}+zstd`, bytes, { annotations });
  const image = draft.image({ manifest: { layers: [layer] } });
  const files = {
    ...draft.index([image]).files,
    [pathOf(layer.digest)]: verifiedAs(bytes, known),
  };
  return { files, path: pathOf(image.digest) };
}

const right = {
  [`${prefix}.manifest-position`]: '2000:100:400:1',
  [`${prefix}.tarsplit-position`]: '2108:50:90',
};
const checksum = `${prefix}.manifest-checksum`;
const [same, other, longer] = [
  { ...right, [checksum]: tableDigest ?? '' },
  { ...right, [checksum]: digestOf('sha256', Uint8Array.of(2)) ?? '' },
  { ...right, [checksum]: digestOf('sha512', Uint8Array.of(1)) ?? '' },
];
const ofOtherTable = layerWith(other);
const ofOther = layerWith({ ...right, [`${prefix}.manifest-position`]: '3000:100:400:1' });
const noFooter: BlobFacts = {
  chunked: null,
  uncompressed: { digest: digestOf('sha256', new Uint8Array(9000).fill(7)) ?? '', size: 9000 },
};
const absent = layerWith(right, noFooter);
const split = layerWith({ ...right, [`${prefix}.tarsplit-position`]: '2108:50:91' });

testLayoutRule('chunked-layer-footer', {
  valid: {
    'annotations that are those of the footer': layerWith(right).files,
    'the digest of the table of contents': layerWith(same).files,
    'a digest by another algorithm, of which nobody knows whether it is right': layerWith(longer).files,
    'a layer whose table could not be read': layerWith(other, {
      chunked: { ...footer, tableDigest: undefined },
    }).files,
    'a layer without annotations': layerWith({}).files,
    'a layer whose footer is not known': layerWith(
      { ...right, [`${prefix}.manifest-position`]: '3000:100:400:1' },
      { chunked: undefined },
    ).files,
    'a layer without a footer that is cut off, which is another finding': layerWith(right, {
      chunked: null,
      uncompressed: { problem: 'cut-off' },
    }).files,
    'a layer without a footer and without annotations': layerWith({}, noFooter).files,
    'a position that is malformed, which is another finding': layerWith({
      [`${prefix}.manifest-position`]: '3000:100',
    }).files,
    'a layer without tar-split data': layerWith(right, {
      chunked: { table: footer.table, tarSplit: undefined },
    }).files,
  },
  invalid: {
    'annotations of a layer without a footer': {
      files: absent.files,
      findings: [`${absent.path} layers[0].annotations["${prefix}.manifest-position"] absent`],
      fixes: ['remove'],
      severity: 'warning',
    },
    'the digest of another table of contents': {
      files: ofOtherTable.files,
      findings: [`${ofOtherTable.path} layers[0].annotations["${checksum}"] checksum`],
      fixes: ['remove'],
    },
    'a position of the table of contents that is not that of the footer': {
      files: ofOther.files,
      findings: [`${ofOther.path} layers[0].annotations["${prefix}.manifest-position"] table`],
      fixes: ['remove'],
      severity: 'warning',
    },
    'a position of the tar-split data that is not that of the footer': {
      files: split.files,
      findings: [`${split.path} layers[0].annotations["${prefix}.tarsplit-position"] tarSplit`],
      fixes: ['remove'],
    },
  },
});
