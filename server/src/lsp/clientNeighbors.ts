import { CancellationToken } from 'vscode-languageserver';
import { hasherOf } from '#schemas/values/digest';
import { withNeighbors, type Neighbor, type NeighborQuery, type Neighbors, type StoredFile } from '#service';
import { largestSentFileInBytes, listNeighborsRequest, mostNeighborsAsked } from '#messages';
import { isOfClient } from './clientLayouts';
import { listedIn, sentBytes, storedFile, type Client, type ListedFile } from './clientStore';
import type { NeighborHost } from './host';

/** The files beside one document are read up to so many bytes together. */
const mostBytes = 4 * largestSentFileInBytes;

/** So many bytes are hashed at a time, so that others have their turn in between. */
const chunkInBytes = 1024 * 1024;

/**
 * The files beside documents that the host has, and those in file systems that only the client has.
 * @param host undefined for a host without files
 */
export function withNeighborsOf(client: Client, host: NeighborHost | undefined): NeighborHost {
  return {
    read: async (query, previous) =>
      isOfClient(query.folder, host) ? readThrough(client, query, previous) : host?.read(query, previous),
  };
}

/**
 * The client gives whole files only, so larger ones are not known at all: nobody could tell whether they are of the type
 * that a descriptor says.
 */
async function readThrough(
  client: Client,
  query: NeighborQuery,
  previous: Neighbors | undefined,
): Promise<Neighbors | undefined> {
  const { folder, titled, sizes, algorithms } = query;
  const params = { folder, titled: [...titled.keys()], sizes: [...sizes] };
  const listed = await listedIn(
    // Without a token, the client would get an argument too many.
    client.sendRequest(listNeighborsRequest, params, CancellationToken.None),
  );
  if (listed === undefined) return undefined;
  const files: Neighbor[] = [];
  let rest = mostBytes;
  for (const file of askedFor(listed, query)) {
    const { path, size } = file;
    const wanted = Math.min(size, titled.get(path) ?? 0);
    const before = previous?.files.get(path);
    if (before !== undefined && isEnough(before, file, wanted, algorithms)) {
      files.push(before);
      continue;
    }
    if (size > Math.min(rest, largestSentFileInBytes)) continue;
    rest -= size;
    const bytes = await sentBytes(client, { folder, path, most: size }, CancellationToken.None).catch(
      () => undefined,
    );
    // It was changed meanwhile, or its file system does not tell sizes.
    if (bytes?.length !== size) continue;
    const digests: string[] = [];
    for (const algorithm of algorithms) digests.push(...(await digestsBy(algorithm, bytes)));
    files.push({ path, size, stamp: file.stamp, head: bytes.slice(0, wanted), digests });
  }
  return withNeighbors(previous, folder, files);
}

/** Of what a client has listed, the files that a document asks for, and no more of them: each once, and none elsewhere. */
function askedFor(
  listed: readonly ListedFile[],
  { titled, sizes, ownName }: NeighborQuery,
): readonly StoredFile[] {
  const files = new Map<string, ListedFile>();
  let others = 0;
  for (const file of listed) {
    const { path, type, size } = file;
    if (type !== 'file' || path === ownName || files.has(path)) continue;
    const isOther = !titled.has(path);
    if (isOther && (!sizes.has(size) || !isPlainName(path) || ++others > mostNeighborsAsked)) continue;
    files.set(path, file);
  }
  return [...files.values()].map(storedFile);
}

/** Whether a path names something in the folder itself. */
function isPlainName(path: string): boolean {
  return path !== '' && path !== '.' && path !== '..' && !/[/\\]/.test(path);
}

/** Whether what was read of a file is still right, and all that is asked for. */
function isEnough(
  { stamp, head, digests }: Neighbor,
  file: StoredFile,
  wanted: number,
  algorithms: ReadonlySet<string>,
): boolean {
  const has = (algorithm: string): boolean =>
    hasherOf(algorithm) === undefined || digests.some((digest) => digest.startsWith(`${algorithm}:`));
  return stamp === file.stamp && head.length === wanted && [...algorithms].every(has);
}

/** The digest of bytes; none by an algorithm that the specification does not register. */
async function digestsBy(algorithm: string, bytes: Uint8Array): Promise<readonly string[]> {
  const hasher = hasherOf(algorithm);
  if (hasher === undefined) return [];
  for (let start = 0; start < bytes.length; start += chunkInBytes) {
    if (start > 0) await new Promise<void>((resolve) => setTimeout(resolve, 0));
    hasher.update(bytes.subarray(start, start + chunkInBytes));
  }
  return [hasher.digest()];
}
