import { remove } from '#service/edits/operations';
import { isSound, referredBlobs } from '#service/layout/referredBlobs';
import { defineRule, fix } from '#service/lint/rule';
import { isForParts, positionKeys } from '#service/oci/chunkedLayers';

/** The layer has been read to its end, and says itself where its table of contents is. */
export default defineRule({
  id: 'chunked-layer-footer',
  category: 'layout',
  kinds: ['image-manifest'],
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'The annotations of a zstd:chunked layer differ from the footer of the layer.',
  source:
    'https://github.com/containers/container-libs/blob/HEAD/storage/pkg/chunked/internal/minimal/compression.go',
  messages: {
    table:
      'The annotation gives the position of the table of contents as {said}, but the footer of the layer gives {found}. ' +
      'The annotation is probably that of another layer. Tools that use it look for the table in the wrong place.',
    tarSplit:
      'The annotation gives the position of the tar-split data as {said}, but the footer of the layer gives {found}. ' +
      'The annotation is probably that of another layer. Tools that use it look for the data in the wrong place.',
  },
  fixes: { remove: 'Remove the annotations for reading the layer in parts' },
  *check({ descriptors, layout }) {
    for (const { descriptor, blob } of referredBlobs(descriptors, layout)) {
      const { annotations } = descriptor.value;
      if (descriptor.role !== 'layer' || annotations === undefined) continue;
      if (blob?.chunked === undefined || !isSound(blob)) continue;
      const pathOf = (key: string) => [...descriptor.path, 'annotations', key];
      for (const message of ['table', 'tarSplit'] as const) {
        const key = positionKeys[message];
        const [said, found] = [annotations[key], blob.chunked[message]];
        if (said === undefined || found === undefined || !isOther(said, found)) continue;
        const keys = Object.keys(annotations).filter(isForParts);
        yield {
          message,
          at: { path: pathOf(key) },
          values: { said, found },
          fixes: [
            fix(
              'remove',
              keys.map((each) => remove(pathOf(each))),
            ),
          ],
        };
        // The annotations of another layer are all wrong, which is one mistake.
        break;
      }
    }
  },
});

/** Tells whether a position is well-formed and differs from another. */
function isOther(position: string, other: string): boolean {
  const [numbers, others] = [position, other].map((text) => text.split(':'));
  if (numbers === undefined || numbers.length !== others?.length) return false;
  if (!numbers.every((number) => /^\d{1,15}$/.test(number))) return false;
  return numbers.some((number, index) => BigInt(number) !== BigInt(others[index] ?? '0'));
}
