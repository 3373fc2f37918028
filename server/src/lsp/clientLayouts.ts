import { counted } from '#schemas/prose';
import { headInBytes } from '#schemas/limits';
import { digestOf } from '#schemas/values/digest';
import {
  digestOfPath,
  parseUri,
  readLayout,
  stepsOfVerification,
  withFacts,
  type BlobFacts,
  type Layout,
  type VerificationStep,
} from '#service';
import { archiveScheme, largestSentFileInBytes } from '#messages';
import { ClientStore, type Client } from './clientStore';
import { UnreachableFiles, type LayoutHost, type LongWork } from './host';
import { isCanceled } from './unlessCanceled';

/**
 * The layouts of the host, and those in file systems that only the client has.
 * @param host undefined for a host without files
 */
export function withLayoutsOf(client: Client, host: LayoutHost | undefined): LayoutHost {
  return {
    ...host,
    read: async (folder, previous, work) => {
      if (!isOfClient(folder, host)) return host?.read(folder, previous, work);
      const store = await ClientStore.at(client, folder, work?.token);
      return store && readLayout(store, { previous });
    },
    verify: async (layout, work): Promise<Layout | string> => {
      if (isOfClient(layout.address, host)) return verifyServed(client, host, layout, work);
      return host?.verify === undefined
        ? 'Only layouts on this computer can be verified.'
        : host.verify(layout, work);
    },
  };
}

/** Verifies the blobs of a layout that the client sends whole. Larger ones stay unknown: the client reads only whole files. */
async function verifyServed(
  client: Client,
  host: LayoutHost | undefined,
  layout: Layout,
  work: LongWork,
): Promise<Layout | string> {
  const { token } = work;
  let store;
  try {
    store = await ClientStore.at(client, layout.address, token);
  } catch (error) {
    if (token.isCancellationRequested) return layout;
    if (!(error instanceof UnreachableFiles)) throw error;
    return `The layout cannot be read now: ${error.message}.`;
  }
  if (store === undefined) return 'The layout is no longer there.';
  const files = store;
  const read = (path: string): Promise<Uint8Array> => files.read(path, 0, largestSentFileInBytes);
  const steps = stepsOfVerification(layout).filter(({ size }) => size <= largestSentFileInBytes);
  return host?.verifyServed === undefined
    ? verifyDigests(layout, steps, read, work, host?.digestOf ?? digestOf)
    : host.verifyServed(layout, new Set(steps.map(({ path }) => path)), read, work);
}

/** Computes digests where no host decompresses layers. */
async function verifyDigests(
  layout: Layout,
  all: readonly VerificationStep[],
  readBlob: (path: string) => Promise<Uint8Array>,
  { token, onProgress }: LongWork,
  digest: typeof digestOf,
): Promise<Layout> {
  const steps = all.filter(({ algorithm }) => algorithm !== undefined);
  const total = steps.reduce((sum, { size }) => sum + size, 0);
  const facts = new Map<string, BlobFacts>();
  let read = 0;
  for (const { path, algorithm = '', size } of steps) {
    if (token.isCancellationRequested) break;
    try {
      const bytes = await readBlob(path);
      facts.set(
        path,
        bytes.length === size
          ? { digest: digest(algorithm, bytes), head: bytes.slice(0, headInBytes) }
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

/**
 * What is not known of a layout after it was verified, because only the client can read it, as a sentence.
 * @param host undefined for a host without files
 */
export function unverifiedPart(layout: Layout, host: LayoutHost | undefined): string | undefined {
  if (!isOfClient(layout.address, host)) return undefined;
  const larger = [...layout.contents.values()].filter(
    ({ type, size, path }) =>
      type === 'file' && size > largestSentFileInBytes && digestOfPath(path) !== undefined,
  ).length;
  const isCompressed = stepsOfVerification(layout).some(
    ({ compression, size }) =>
      compression !== undefined && compression !== 'tar' && size <= largestSentFileInBytes,
  );
  const size = `${largestSentFileInBytes / 1024 / 1024} MiB`;
  const unread =
    larger === 0
      ? ''
      : ` ${counted(larger, 'blob')} of more than ${size} ${larger === 1 ? 'was' : 'were'} not read.`;
  const uncompressed = isCompressed ? 'In a browser, compressed layers are not decompressed.' : '';
  return `${uncompressed}${unread}`.trim() || undefined;
}

/**
 * Tells whether only the client can read a folder. Files and archives the server reads itself, unless its host has no files,
 * as in a browser that shows a folder of the computer. What has a query is not in a folder: it is a version of a file, or
 * shows it in another form.
 * @param host what the host does with files; undefined for a host without files
 */
export function isOfClient(folder: string, host: object | undefined): boolean {
  const uri = parseUri(folder);
  if (uri === undefined || uri.scheme === archiveScheme || uri.query !== '') return false;
  return uri.scheme !== 'file' || host === undefined;
}
