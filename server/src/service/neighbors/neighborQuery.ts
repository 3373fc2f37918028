import { headInBytes } from '#schemas/limits';
import { kindByMediaType } from '#schemas/kinds';
import { algorithmOf, isValidDigest } from '#schemas/values/digest';
import { isLeftOut } from '#schemas/values/digestRepair';
import { normalizedFile } from '#schemas/values/relativeFile';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { parseUri } from '#service/document/uri';
import type { DescriptorView } from '#service/document/views';
import { titleOf } from '#service/oci/annotationValues';
import { folderOfBlob } from '#service/oci/blobPath';

/** What a document asks of the files beside it. */
export interface NeighborQuery {
  /** The URI of the document’s folder, without a slash at the end. */
  readonly folder: string;
  /** The name of the document’s own file, which is not its neighbor. */
  readonly ownName: string;
  /** The files that titles name, by their paths below the folder, with how many of their first bytes are wanted. */
  readonly titled: ReadonlyMap<string, number>;
  /** The sizes of descriptors, in bytes: only a file of such a size can have one of their digests. */
  readonly sizes: ReadonlySet<number>;
  /** The algorithms of the descriptors’ digests. */
  readonly algorithms: ReadonlySet<string>;
}

/** Where a descriptor embeds the content of its file, a file of no more bytes is read whole. */
const mostEmbeddedInBytes = 64 * 1024;

/** No more titles are followed. Artifacts have fewer than 100 files, and models fewer than 1,000. */
const mostTitles = 1_000;

/** What a document asks of the files beside it; undefined for one whose descriptors are about no file. */
export function neighborQuery({ address, model }: ParsedDocument): NeighborQuery | undefined {
  const uri = model?.descriptors.length === 0 ? undefined : parseUri(address);
  // What is beside a blob is other blobs, by the names of their digests.
  if (model === undefined || uri === undefined || folderOfBlob(address) !== undefined) return undefined;
  const titled = new Map<string, number>();
  const sizes = new Set<number>();
  const algorithms = new Set<string>();
  for (const descriptor of model.descriptors) {
    const { digest, size, data } = descriptor.value;
    const algorithm = descriptor.hasOrdinaryDigest ? 'sha256' : algorithmFor(digest ?? '');
    if (algorithm === undefined) continue;
    algorithms.add(algorithm);
    if (size !== undefined) sizes.add(size);
    const path = titled.size < mostTitles ? titledFile(descriptor) : undefined;
    if (path === undefined) continue;
    const wanted = data === undefined ? headInBytes : mostEmbeddedInBytes;
    titled.set(path, Math.max(wanted, titled.get(path) ?? 0));
  }
  if (algorithms.size === 0) return undefined;
  const slash = uri.path.lastIndexOf('/');
  const ownName = uri.path.slice(slash + 1);
  titled.delete(ownName);
  const folder = uri.with({ path: uri.path.slice(0, slash), query: null, fragment: null }).toString();
  return { folder, ownName, titled, sizes, algorithms };
}

/** The algorithm by which files are compared with a digest, or with a placeholder for one; undefined for other text. */
export function algorithmFor(digest: string): string | undefined {
  if (isValidDigest(digest)) return algorithmOf(digest);
  return isLeftOut(digest) ? 'sha256' : undefined;
}

/** The part of a query that rules need: only links need files that no title names. Undefined where there are no titles. */
export function aboutTitles(query: NeighborQuery | undefined): NeighborQuery | undefined {
  return query === undefined || query.titled.size === 0 ? undefined : { ...query, sizes: new Set() };
}

/** Tells whether two queries ask the same. */
export function asksTheSame(one: NeighborQuery, other: NeighborQuery): boolean {
  return (
    one.folder === other.folder &&
    one.ownName === other.ownName &&
    isSubset(one.algorithms, other.algorithms) &&
    isSubset(other.algorithms, one.algorithms) &&
    isSubset(one.sizes, other.sizes) &&
    isSubset(other.sizes, one.sizes) &&
    one.titled.size === other.titled.size &&
    [...one.titled].every(([path, bytes]) => other.titled.get(path) === bytes)
  );
}

/**
 * The path of the file that the title of a descriptor names, below the folder of the document. Undefined where there is
 * no title, where it leads out of the folder, and for manifests and indexes, whose titles are for people.
 */
export function titledFile(descriptor: DescriptorView): string | undefined {
  const title = titleOf(descriptor);
  if (title === undefined || title.includes('\\') || !isFile(descriptor)) return undefined;
  return normalizedFile(title);
}

function isFile({ role, value }: DescriptorView): boolean {
  return role !== 'manifest' && role !== 'subject' && !kindByMediaType.has(value.mediaType ?? '');
}

function isSubset<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  return [...one].every((item) => other.has(item));
}
