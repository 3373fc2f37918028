import type { Members } from '#helpers/documents';
import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import { verifiedAs, type LayoutFiles } from '#helpers/layouts';
import { digestOf } from '#schemas/values/digest';
import type { StargzTable, Uncompressed } from '#service';

const key = 'containerd.io/snapshot/stargz/toc.digest';
const gzip = Uint8Array.of(0x1f, 0x8b);
const table = digestOf('sha256', Uint8Array.of(1)) ?? '';
const otherTable = digestOf('sha256', Uint8Array.of(2)) ?? '';
const whole: Uncompressed = { digest: otherTable, size: 9000 };

/** A layout with a layer that has these annotations, and what verification finds in it; and where its manifest is. */
function layerWith(
  annotations: Members,
  stargz: StargzTable | undefined,
  uncompressed = whole,
): { files: LayoutFiles; path: string } {
  const draft = new LayoutDraft();
  const layer = draft.blob(`${ociTar}+gzip`, gzip, { annotations });
  const image = draft.image({ manifest: { layers: [layer] } });
  const files = {
    ...draft.index([image]).files,
    [pathOf(layer.digest)]: verifiedAs(gzip, { stargz, uncompressed }),
  };
  return { files, path: pathOf(image.digest) };
}

const right = { [key]: table, 'io.containers.estargz.uncompressed-size': '9000' };
const other = layerWith(right, { hasFooter: true, digest: otherTable });
const plain = layerWith(right, { hasFooter: false });
const unfound = layerWith(right, { hasFooter: true, digest: null });
const sha512 = layerWith(
  { [key]: digestOf('sha512', Uint8Array.of(1)) ?? '' },
  { hasFooter: true, digest: table },
);

testLayoutRule('estargz-table', {
  valid: {
    'the digest of the table': layerWith(right, { hasFooter: true, digest: table }).files,
    'a layer without annotations': layerWith({}, { hasFooter: false }).files,
    'a layer that was not verified': layerWith(right, undefined).files,
    'a table that is stored elsewhere': layerWith(right, { hasFooter: true, digest: undefined }).files,
    'a text that is not a digest': layerWith({ [key]: 'table' }, { hasFooter: false }).files,
    'a layer that ends too early': layerWith(right, { hasFooter: false }, { problem: 'cut-off' }).files,
    'annotations of zstd:chunked': layerWith(
      { ...right, 'io.github.containers.zstd-chunked.manifest-position': '1:1:1:1' },
      { hasFooter: false },
    ).files,
  },
  invalid: {
    'the digest of another table': {
      files: other.files,
      findings: [`${other.path} layers[0].annotations["${key}"] other`],
      fixes: ['remove'],
      severity: 'warning',
    },
    'a footer that leads to no table': {
      files: unfound.files,
      findings: [`${unfound.path} layers[0].annotations["${key}"] unfound`],
      fixes: ['remove'],
    },
    'a digest by another algorithm': {
      files: sha512.files,
      findings: [`${sha512.path} layers[0].annotations["${key}"] algorithm`],
      fixes: ['remove'],
    },
    'a layer that is ordinary gzip': {
      files: plain.files,
      findings: [`${plain.path} layers[0].annotations["${key}"] absent`],
      fixes: ['remove'],
    },
  },
});
