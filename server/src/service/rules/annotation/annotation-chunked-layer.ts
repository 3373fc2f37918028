import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import type { DescriptorView } from '#service/document/views';
import { remove } from '#service/edits/operations';
import { defineRule, fix, type Report } from '#service/lint/rule';
import { isForParts, isOfEstargz, isOfZstdChunked } from '#service/oci/chunkedLayers';

type Found = Report<'zstd' | 'estargz' | 'form' | 'type' | 'outside', 'remove'>;

/** Annotations that tell where in a layer its table of contents is stay behind when the layer is compressed again. */
export default defineRule({
  id: 'annotation-chunked-layer',
  category: 'annotation',
  kinds: ['image-manifest'],
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'The annotations for reading a layer in parts do not fit the layer.',
  source:
    'https://github.com/containers/container-libs/blob/HEAD/storage/pkg/chunked/internal/minimal/compression.go',
  messages: {
    zstd:
      'This annotation is for layers in the format zstd:chunked, but the layer has the media type "{type}". The ' +
      'annotation is probably left from before the layer was recompressed.',
    estargz:
      'This annotation is for layers in the format eStargz, which are compressed with gzip, but the layer has the media ' +
      'type "{type}". The annotation is probably left from before the layer was recompressed.',
    form: 'The position must be {parts} numbers that are separated by colons, such as "{example}".',
    type: 'The last number is the type of the table of contents, which must be 1.',
    outside:
      'The position is outside the layer: it ends at {end}, but the layer has {size} bytes. The annotation is probably ' +
      'that of another layer.',
  },
  fixes: { remove: 'Remove the annotations for reading the layer in parts' },
  *check({ descriptors }) {
    for (const layer of descriptors) {
      const { mediaType, annotations } = layer.value;
      if (annotations === undefined || layer.role !== 'layer') continue;
      if (mediaType === undefined || !isRootfsLayerType(mediaType)) continue;
      // The order of the members says nothing.
      const keys = Object.keys(annotations).filter(isForParts).sort();
      const found = keys.length === 0 ? undefined : reportOf(layer, mediaType, keys);
      if (found === undefined) continue;
      const pathOf = (key: string) => [...layer.path, 'annotations', key];
      yield {
        message: found.message,
        at: { path: pathOf(found.key) },
        values: found.values,
        fixes: [
          fix(
            'remove',
            keys.map((key) => remove(pathOf(key))),
          ),
        ],
      };
    }
  },
});

/** The first thing that is wrong with the annotations of a layer. */
function reportOf(
  { value }: DescriptorView,
  type: string,
  keys: readonly string[],
):
  | (Pick<Found, 'message'> & { readonly key: string; readonly values: NonNullable<Found['values']> })
  | undefined {
  const isZstd = /[+.]zstd$/.test(type);
  const zstd = keys.find(isOfZstdChunked);
  if (zstd !== undefined && !isZstd) return { message: 'zstd', key: zstd, values: { type } };
  const estargz = keys.find(isOfEstargz);
  // The stargz snapshotter writes the digest of the table for zstd:chunked as well.
  if (estargz !== undefined && zstd === undefined && !/[+.]gzip$/.test(type))
    return { message: 'estargz', key: estargz, values: { type } };
  for (const key of keys) {
    const parts = key.endsWith('.manifest-position') ? 4 : key.endsWith('.tarsplit-position') ? 3 : undefined;
    if (parts === undefined) continue;
    const found = positionReport(value.annotations?.[key] ?? '', parts, value.size);
    if (found !== undefined) return { ...found, key };
  }
  return undefined;
}

/** A position is `offset:length:uncompressed length`, and for the table of contents `:type`, with decimal numbers. */
function positionReport(position: string, parts: 3 | 4, size: number | undefined) {
  const numbers = position.split(':');
  if (numbers.length !== parts || !numbers.every((number) => /^\d{1,15}$/.test(number))) {
    const example = parts === 4 ? '4156360:16952:102129:1' : '4173320:16148:440616';
    return { message: 'form', values: { parts, example } } as const;
  }
  const [offset = 0, length = 0, , type = 1] = numbers.map(Number);
  if (type !== 1) return { message: 'type', values: {} } as const;
  const end = offset + length;
  return size === undefined || size < 0 || end <= size
    ? undefined
    : ({ message: 'outside', values: { end, size } } as const);
}
