import { projectFileRequest } from '#messages';
import { projectFileText } from '#messages/parameters';
import { parseUri, type ReadFile } from '#service';
import type { Client } from './clientStore';
import type { ServerHost } from './host';
import type { WorkspaceFolders } from './workspaceFolders';

/**
 * Reads project files as the host does, and those in folders of the workspace that only the client has by asking it.
 * What the client does not give is taken for absent.
 */
export function withFilesOf(client: Client, host: ServerHost, folders: WorkspaceFolders): ReadFile {
  const { readFile } = host;
  return async (uri) => {
    const isOfHost = parseUri(uri)?.scheme === 'file' && host.layouts !== undefined;
    if (isOfHost || folders.outermost(uri) === undefined) return readFile(uri);
    return client.sendRequest(projectFileRequest, { uri }).then(
      (answer) => projectFileText().safeParse(answer).data ?? undefined,
      () => undefined,
    );
  };
}
