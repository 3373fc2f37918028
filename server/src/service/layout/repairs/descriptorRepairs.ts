import { decodeBase64, encodeBase64 } from '#schemas/values/base64';
import { set, type EditOperation } from '#service/edits/operations';
import type { Layout, LayoutContent, Reference } from '#service/layout/layout';
import { isNamed } from '#service/layout/referredBlobs';
import { hasData } from '#service/oci/content';
import { misplacedBlobs } from './misplacedBlobs';

/**
 * What makes descriptors agree with their blobs, by the documents that they are in. Only blobs whose content is known to have
 * the digest in their name say how long they should be: one that is cut off has another size, and is not what was meant.
 */
export function descriptorRepairs(layout: Layout): ReadonlyMap<string, readonly EditOperation[]> {
  const repairs = new Map<string, readonly EditOperation[]>();
  for (const path of layout.contents.keys()) {
    const operations = layout.referencesFrom(path).flatMap((reference) => recomputed(layout, reference));
    if (operations.length > 0) repairs.set(path, operations);
  }
  return repairs;
}

/** What gives a descriptor the size of its blob, and embedded data the content of it; nothing where both are right. */
function recomputed(layout: Layout, { descriptor, to }: Reference): readonly EditOperation[] {
  const blob = layout.contents.get(misplacedBlobs(layout).get(to) ?? to);
  if (blob?.digest === undefined || !isNamed(blob.path, blob.digest)) return [];
  const { path, value } = descriptor;
  const operations: EditOperation[] = [];
  if (value.size !== blob.size) operations.push(set([...path, 'size'], blob.size, ['mediaType', 'digest']));
  const bytes = bytesOf(blob);
  if (value.data !== undefined && hasData(value) && bytes !== undefined && !hasContent(value.data, bytes))
    operations.push(set([...path, 'data'], encodeBase64(bytes)));
  return operations;
}

/** All bytes of a blob, where they are at hand. */
function bytesOf({ bytes, head, size }: LayoutContent): Uint8Array | undefined {
  return bytes ?? (head?.length === size ? head : undefined);
}

function hasContent(base64: string, bytes: Uint8Array): boolean {
  const data = decodeBase64(base64);
  return data?.length === bytes.length && data.every((byte, index) => byte === bytes[index]);
}
