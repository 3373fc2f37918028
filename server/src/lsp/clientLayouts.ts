import type { CancellationToken } from 'vscode-languageserver';
import { counted } from '#schemas/prose';
import { digestOf } from '#schemas/values/digest';
import {
  digestOfPath,
  parseUri,
  readLayout,
  stepsOfVerification,
  withFacts,
  type BlobFacts,
  type Layout,
} from '#service';
import { archiveScheme, largestSentFileInBytes } from '#messages';
import { ClientStore, type Client } from './clientStore';
import { UnreachableLayout, type LayoutHost, type LongWork } from './host';

/**
 * The layouts of the host, and those in file systems that only the client has.
 * @param host undefined for a host without files
 */
export function withLayoutsOf(client: Client, host: LayoutHost | undefined): LayoutHost {
  return {
    ...host,
    read: async (folder, previous, work) => {
      if (!isOfClient(folder)) return host?.read(folder, previous, work);
      const store = await ClientStore.at(client, folder, work?.token);
      return store && readLayout(store, { previous });
    },
    verify: async (layout, work): Promise<Layout | string> => {
      if (isOfClient(layout.address)) return verifyDigests(client, layout, work, host?.digestOf ?? digestOf);
      return host?.verify === undefined
        ? 'Only layouts on this computer can be verified.'
        : host.verify(layout, work);
    },
  };
}

/**
 * Computes the digests of the blobs of a layout that the client sends whole. Larger blobs, and what is in compressed
 * layers, stay unknown: nothing of it would be read piece by piece.
 */
async function verifyDigests(
  client: Client,
  layout: Layout,
  { token, onProgress }: LongWork,
  digest: typeof digestOf,
): Promise<Layout | string> {
  let store;
  try {
    store = await ClientStore.at(client, layout.address, token);
  } catch (error) {
    if (!(error instanceof UnreachableLayout)) throw error;
    return `The layout cannot be read now: ${error.message}.`;
  }
  if (store === undefined) return 'The layout is no longer there.';
  const steps = stepsOfVerification(layout).filter(
    ({ algorithm, size }) => algorithm !== undefined && size <= largestSentFileInBytes,
  );
  const total = steps.reduce((sum, { size }) => sum + size, 0);
  const facts = new Map<string, BlobFacts>();
  let read = 0;
  for (const { path, algorithm = '', size } of steps) {
    if (token.isCancellationRequested) break;
    try {
      const bytes = await store.read(path, 0, largestSentFileInBytes);
      facts.set(
        path,
        bytes.length === size
          ? { digest: digest(algorithm, bytes) }
          : { problem: 'it was changed while it was read' },
      );
    } catch (error) {
      if (!isCanceled(token))
        facts.set(path, { problem: error instanceof Error ? error.message : String(error) });
    }
    read += size;
    onProgress(read, total);
  }
  return withFacts(layout, steps, facts);
}

/** Asked anew each time: the token changes while somebody waits. */
function isCanceled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

/** What is not known of a layout after it was verified, because only the client can read it, as a sentence. */
export function unverifiedPart(layout: Layout): string | undefined {
  if (!isOfClient(layout.address)) return undefined;
  const larger = [...layout.contents.values()].filter(
    ({ type, size, path }) =>
      type === 'file' && size > largestSentFileInBytes && digestOfPath(path) !== undefined,
  ).length;
  const size = `${largestSentFileInBytes / 1024 / 1024} MiB`;
  const unread =
    larger === 0
      ? ''
      : ` ${counted(larger, 'blob')} of more than ${size} ${larger === 1 ? 'was' : 'were'} not read.`;
  return `In this file system, compressed layers are not decompressed.${unread}`;
}

/**
 * Tells whether only the client can read a folder. Files and archives the server reads itself. What has a query is not in
 * a folder: it is a version of a file, or shows it in another form.
 */
export function isOfClient(folder: string): boolean {
  const uri = parseUri(folder);
  return uri !== undefined && uri.scheme !== 'file' && uri.scheme !== archiveScheme && uri.query === '';
}
