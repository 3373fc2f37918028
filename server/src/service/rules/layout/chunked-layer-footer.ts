import { algorithmOf, isValidDigest } from '#schemas/values/digest';
import type { ChunkedLayer } from '#service/layout/layout';
import { defineRule } from '#service/lint/rule';
import { chunkedKeys } from '#service/oci/chunkedLayers';
import { layersInParts } from '#service/reports/layersInParts';

/** The layer has been read to its end, and says itself where its table of contents is. */
export default defineRule({
  id: 'chunked-layer-footer',
  category: 'layout',
  kinds: ['image-manifest'],
  onlyWith: ['layout', 'annotations'],
  severity: 'warning',
  summary:
    'The annotations of a zstd:chunked layer differ from the footer or the table of contents of the layer.',
  source:
    'https://github.com/containers/container-libs/blob/HEAD/storage/pkg/chunked/internal/minimal/compression.go',
  messages: {
    absent:
      'The annotations say where the table of contents of this layer is, but the layer does not end with the footer of ' +
      'zstd:chunked. They are probably left from before the layer was recompressed.',
    table:
      'The annotation gives the position of the table of contents as {said}, but the footer of the layer gives {found}. ' +
      'The annotation is probably that of another layer. Tools that use it look for the table in the wrong place.',
    tarSplit:
      'The annotation gives the position of the tar-split data as {said}, but the footer of the layer gives {found}. ' +
      'The annotation is probably that of another layer. Tools that use it look for the data in the wrong place.',
    checksum:
      'The digest in the annotation is not that of the table of contents in the layer, which is {found}. The annotation is ' +
      'probably that of another layer.',
  },
  fixes: { remove: 'Remove the annotations for reading the layer in parts' },
  *check({ descriptors, layout }) {
    for (const { blob, annotations, pathOf, removal } of layersInParts(descriptors, layout)) {
      const { chunked } = blob;
      if (chunked === undefined) continue;
      if (chunked === null) {
        const key = comparisons.map((comparison) => comparison.key).find((known) => known in annotations);
        // A layer that ends too early, or goes on, is a finding of its own.
        const isWhole = blob.uncompressed !== undefined && !('problem' in blob.uncompressed);
        if (key !== undefined && isWhole)
          yield { message: 'absent', at: { path: pathOf(key) }, fixes: [removal] };
        continue;
      }
      // The annotations of another layer are all wrong, which is one mistake.
      const other = comparisons.find(({ key, found, isOther }) => {
        const [said, actual] = [annotations[key], found(chunked)];
        return said !== undefined && actual !== undefined && isOther(said, actual);
      });
      if (other === undefined) continue;
      const { message, key, found } = other;
      yield {
        message,
        at: { path: pathOf(key) },
        values: { said: annotations[key] ?? '', found: found(chunked) ?? '' },
        fixes: [removal],
      };
    }
  },
});

/** What is compared with the layer, and what the layer says itself. */
const comparisons = [
  { message: 'table', key: chunkedKeys.table, found: (layer) => layer.table, isOther: isOtherPosition },
  {
    message: 'tarSplit',
    key: chunkedKeys.tarSplit,
    found: (layer) => layer.tarSplit,
    isOther: isOtherPosition,
  },
  {
    message: 'checksum',
    key: chunkedKeys.checksum,
    found: (layer) => layer.tableDigest,
    isOther: isOtherDigest,
  },
] as const satisfies readonly {
  readonly message: string;
  readonly key: string;
  readonly found: (layer: ChunkedLayer) => string | undefined;
  readonly isOther: (said: string, found: string) => boolean;
}[];

/** Tells whether a digest is valid, by the same algorithm as another, and differs from it. */
function isOtherDigest(digest: string, other: string): boolean {
  return isValidDigest(digest) && algorithmOf(digest) === algorithmOf(other) && digest !== other;
}

/** Tells whether a position is well-formed and differs from another. */
function isOtherPosition(position: string, other: string): boolean {
  const [numbers, others] = [position, other].map((text) => text.split(':'));
  if (numbers === undefined || numbers.length !== others?.length) return false;
  if (!numbers.every((number) => /^\d{1,15}$/.test(number))) return false;
  return numbers.some((number, index) => BigInt(number) !== BigInt(others[index] ?? '0'));
}
