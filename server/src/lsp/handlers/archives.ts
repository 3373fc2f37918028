import type { CancellationToken } from 'vscode-languageserver';
import { encodeBase64 } from '#schemas/values/base64';
import { longestTextInCodeUnits } from '#schemas/limits';
import { counted } from '#schemas/prose';
import type { Layout } from '#service';
import { placeInArchive } from '#lsp/archiveAddress';
import { withValidParams } from '#lsp/validParams';
import { guard } from '#lsp/guard';
import type { LayoutHost } from '#lsp/host';
import { tellBytes } from '#lsp/tellBytes';
import {
  archivedFileRequest,
  closeArchiveNotification,
  findArchivesRequest,
  openArchiveRequest,
  type ArchivedEntry,
  type ArchivedFile,
  type ArchivedFileParams,
  type FindArchivesParams,
  type OpenArchiveParams,
  type OpenedArchive,
} from '#messages';
import {
  archivedFileParams,
  closeArchiveParams,
  findArchivesParams,
  openArchiveParams,
} from '#messages/parameters';
import type { Handler } from './handler';

/** What is answered where there is nothing to show, and why, as a sentence. */
interface Problem {
  readonly problem: string;
}

const failed: Problem = {
  problem: 'The archive could not be read because of an error, which the log shows.',
};

/** Only somebody who has canceled reading an archive leaves it without a layout and without a reason. */
const canceled: Problem = { problem: 'Reading the archive was canceled.' };

/** `ociManifest/findArchives`, `openArchive`, `closeArchive` and `archivedFile`: layouts in archives. */
export const archives: Handler = {
  capabilities: () => ({}),
  register({ connection, layouts, log, host }) {
    const find = async ({ uris }: FindArchivesParams, token: CancellationToken): Promise<string[]> => {
      const found: string[] = [];
      // One after the other, so that a workspace with many archives is not in the way of other requests.
      for (const uri of uris) {
        if (token.isCancellationRequested) break;
        if ((await host.layouts?.looksLikeArchive?.(uri)) === true) found.push(uri);
      }
      return found;
    };

    const open = async (
      { folder, workDoneToken }: OpenArchiveParams,
      token: CancellationToken,
    ): Promise<OpenedArchive | null> => {
      if (placeInArchive(folder)?.path !== '') return { problem: 'This is not the URI of an archive.' };
      const progress = connection.window.attachWorkDoneProgress(workDoneToken);
      progress.begin('Reading', 0, undefined, true);
      try {
        const found = await layouts.open(folder, { token, onProgress: tellBytes(progress) });
        if (found === undefined) return null;
        return { problem: typeof found === 'string' ? found : null };
      } finally {
        progress.done();
      }
    };

    const read = async ({ uri, withContent }: ArchivedFileParams): Promise<ArchivedFile | Problem> => {
      const place = placeInArchive(uri);
      if (place === undefined) return { problem: 'This is not the URI of a file in an archive.' };
      const layout = await layouts.in(place.folder);
      if (layout === undefined) {
        const problem = layouts.problemIn(place.folder);
        return problem === undefined ? canceled : { problem };
      }
      return fileIn(layout, place.path, withContent ? host.layouts : undefined);
    };

    connection.onNotification(closeArchiveNotification, (params) => {
      const { success, data } = closeArchiveParams().safeParse(params);
      if (success) layouts.release(data.folder);
    });
    connection.onRequest(
      findArchivesRequest,
      withValidParams(findArchivesParams, guard(log, 'The search for archives', [], find)),
    );
    connection.onRequest(
      openArchiveRequest,
      withValidParams(openArchiveParams, guard(log, 'Opening an archive', failed, open)),
    );
    connection.onRequest(
      archivedFileRequest,
      withValidParams(archivedFileParams, guard(log, 'Reading from an archive', failed, read)),
    );
  },
};

/** @param host gives the bytes of a file; undefined where nobody wants them */
async function fileIn(
  layout: Layout,
  path: string,
  host: LayoutHost | undefined,
): Promise<ArchivedFile | Problem> {
  const found = layout.contents.get(path);
  // An archive has one stamp, and one time, for all of its files.
  const [{ modified = 0 } = {}] = layout.contents.values();
  if (path === '' || found?.type === 'folder')
    return { size: 0, modified, entries: entriesIn(layout, path), content: null };
  if (found === undefined) return { problem: 'The layout in the archive has no such file.' };
  if (found.problem !== undefined) return { problem: `The file cannot be read: ${found.problem}.` };
  const { size } = found;
  if (host === undefined) return { size, modified, entries: null, content: null };
  // What is longer is not analyzed either.
  if (size > longestTextInCodeUnits)
    return { problem: `The file is too large to be shown: it has ${counted(size, 'byte')}.` };
  try {
    const bytes = found.bytes ?? (await host.readArchived?.(layout, path));
    return bytes === undefined ? failed : { size, modified, entries: null, content: encodeBase64(bytes) };
  } catch (error) {
    return { problem: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

function entriesIn({ contents }: Layout, folder: string): readonly ArchivedEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries: ArchivedEntry[] = [];
  for (const { path, type } of contents.values()) {
    const name = path.slice(prefix.length);
    if (path.startsWith(prefix) && !name.includes('/')) entries.push({ name, isFolder: type === 'folder' });
  }
  return entries;
}
