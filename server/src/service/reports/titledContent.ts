import type { Catalogue } from '#schemas/catalogue/catalogue';
import { encodeBase64 } from '#schemas/values/base64';
import { algorithmOf } from '#schemas/values/digest';
import type { DescriptorView } from '#service/document/views';
import { remove, set, type EditOperation } from '#service/edits/operations';
import { algorithmFor, titledFile } from '#service/neighbors/neighborQuery';
import type { Neighbor, Neighbors } from '#service/neighbors/neighbors';
import { contradictionOf } from '#service/oci/contentForm';
import { hasData } from '#service/oci/content';

/** The file that the title of a descriptor names. */
export interface TitledContent {
  readonly file: Neighbor;
  /** The digest of the file by the algorithm of the descriptor; undefined where it was not computed. */
  readonly digest: string | undefined;
}

/**
 * The file that the title of a descriptor names; undefined where there is none. Where the file is of another type than
 * the descriptor says, the content is not the bytes of the file as they are, or a rule about types reports it.
 */
export function titledContent(
  descriptor: DescriptorView,
  neighbors: Neighbors | undefined,
): TitledContent | undefined {
  const { mediaType, digest } = descriptor.value;
  const algorithm = digest === undefined ? undefined : algorithmFor(digest);
  const path = neighbors === undefined || algorithm === undefined ? undefined : titledFile(descriptor);
  const file = path === undefined ? undefined : neighbors?.files.get(path);
  if (file === undefined) return undefined;
  if (mediaType !== undefined && contradictionOf(mediaType, file.head, file.size) !== undefined)
    return undefined;
  return { file, digest: file.digests.find((known) => algorithmOf(known) === algorithm) };
}

/**
 * Makes a descriptor that of a file. Embedded content follows it, or is left out where the file is too long for that.
 * Undefined where the digest is not known, and for well-known content, such as none at all: that is mostly a file that is
 * still being written, and has rules of its own.
 */
export function useFile(
  { path, value }: DescriptorView,
  { file, digest }: TitledContent,
  catalogue: Catalogue,
): readonly EditOperation[] | undefined {
  if (digest === undefined || catalogue.content(digest) !== undefined) return undefined;
  const operations = [
    set([...path, 'digest'], digest),
    set([...path, 'size'], file.size, ['mediaType', 'digest']),
  ];
  if (!hasData(value)) return operations;
  const data = [...path, 'data'];
  const isWhole = file.head.length === file.size;
  return [...operations, isWhole ? set(data, encodeBase64(file.head)) : remove(data)];
}
