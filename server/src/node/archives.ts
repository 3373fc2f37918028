import { stat } from 'node:fs/promises';
import { inArchive, layoutInArchive } from '#files/archive/layoutInArchive';
import { reasonOf, UnreadableFile } from '#files/regularFile';
import { stampOf } from '#files/stamp';
import { DamagedInstallation } from '#files/damagedInstallation';
import { verifyLayout } from '#files/verifyLayout';
import type { LongWork } from '#lsp/host';
import type { Layout } from '#service';
import { withSignal } from './withSignal';

/** An archive by its path, with the URI of the folder of the layout in it. */
export interface ArchiveToRead {
  readonly path: string;
  readonly address: string;
}

/**
 * Reads the layout in an archive. One that has not changed is not read again. The archive is closed afterward.
 * @throws Error whose message says in a sentence why there is none
 */
export async function readArchive(
  archive: ArchiveToRead,
  previous: Layout | undefined,
  work: LongWork | undefined,
): Promise<Layout> {
  const found = await orWhyNot(readAnew(archive, previous, work));
  if (typeof found === 'object') return found;
  throw new Error(found);
}

/** The layout that was found in an archive, or in a sentence why there is none. */
async function orWhyNot(reading: Promise<Layout | string | undefined>): Promise<Layout | string> {
  try {
    const found = await reading;
    return typeof found === 'object' ? found : `The file ${found ?? 'is not a tar archive'}.`;
  } catch (error) {
    if (error instanceof DamagedInstallation) return error.message;
    return `The file cannot be read: ${reasonOf(error)}.`;
  }
}

async function readAnew(
  { path, address }: ArchiveToRead,
  previous: Layout | undefined,
  work: LongWork | undefined,
): Promise<Layout | string | undefined> {
  const stats = await stat(path, { bigint: true });
  const [first] = previous?.contents.values() ?? [];
  if (first?.stamp === stampOf(stats)) return previous;
  const onProgress = work && ((read: number) => work.onProgress(read, Number(stats.size)));
  const found = await withSignal(work?.token, (signal) =>
    layoutInArchive(path, { address, signal, onProgress }),
  );
  return typeof found === 'object' ? found.layout : found;
}

/**
 * Verifies the layout in an archive, as it is on the disk now.
 * @returns a sentence where the archive can no longer be read
 */
export function verifyArchive(
  { path, address }: ArchiveToRead,
  layout: Layout,
  { token, onProgress }: LongWork,
): Promise<Layout | string> {
  const verified = withSignal(token, (signal) =>
    inArchive(path, { address, signal }, (store) =>
      verifyLayout(layout, store, { onProgress, signal, isInBackground: true }),
    ),
  );
  return orWhyNot(verified);
}

/**
 * Reads a file of the layout in an archive. Of a compressed one only documents are kept, and to find another file all of it
 * would have to be read.
 * @throws UnreadableFile or an error of the file system
 */
export async function readArchivedFile(
  { path, address }: ArchiveToRead,
  layout: Layout,
  name: string,
): Promise<Uint8Array> {
  const { size = 0, head = new Uint8Array(), stamp } = layout.contents.get(name) ?? {};
  if (head.length === size) return head;
  const bytes = await inArchive(path, { address, isOnlyPlain: true }, (store) => store.read(name, 0, size));
  if (typeof bytes === 'string') throw new UnreadableFile(`the archive ${bytes}`);
  if (bytes === undefined || stampOf(await stat(path, { bigint: true })) !== stamp)
    throw new UnreadableFile('the archive has changed');
  return bytes;
}
