import type { JsonPath } from '#schemas/jsonPath';
import type { DescriptorView } from '#service/document/views';
import { remove } from '#service/edits/operations';
import type { LayoutContent, LayoutPlace } from '#service/layout/layout';
import { isSound, referredBlobs } from '#service/layout/referredBlobs';
import { fix, type FixProposal } from '#service/lint/rule';
import { isForParts } from '#service/oci/chunkedLayers';

/** A layer of a layout with annotations about how it can be read in parts. */
interface LayerInParts {
  readonly blob: LayoutContent;
  readonly annotations: Readonly<Record<string, string | undefined>>;
  /** The annotations about reading in parts. */
  readonly keys: readonly string[];
  readonly pathOf: (key: string) => JsonPath;
  /** Removes these annotations: those of another layer are all wrong. */
  readonly removal: FixProposal<'remove'>;
}

/** The layers of a document whose annotations can be compared with their content: blobs that are what their names say. */
export function* layersInParts(
  descriptors: readonly DescriptorView[],
  place: LayoutPlace | undefined,
): Iterable<LayerInParts> {
  for (const { descriptor, blob } of referredBlobs(descriptors, place)) {
    const { annotations } = descriptor.value;
    if (descriptor.role !== 'layer' || annotations === undefined || blob === undefined) continue;
    const keys = Object.keys(annotations).filter(isForParts);
    if (keys.length === 0 || !isSound(blob)) continue;
    const pathOf = (key: string): JsonPath => [...descriptor.path, 'annotations', key];
    const removal = fix(
      'remove',
      keys.map((key) => remove(pathOf(key))),
    );
    yield { blob, annotations, keys, pathOf, removal };
  }
}
