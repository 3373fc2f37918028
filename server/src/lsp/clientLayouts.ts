import { parseUri, readLayout, type Layout } from '#service';
import { archiveScheme } from '#messages';
import { ClientStore, type Client } from './clientStore';
import type { LayoutHost } from './host';

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
    verify: async (layout, work): Promise<Layout | string> =>
      host?.verify === undefined || isOfClient(layout.address)
        ? 'Only layouts on this computer can be verified.'
        : host.verify(layout, work),
  };
}

/**
 * Tells whether only the client can read a folder. Files and archives the server reads itself. What has a query is not in
 * a folder: it is a version of a file, or shows it in another form.
 */
function isOfClient(folder: string): boolean {
  const uri = parseUri(folder);
  return uri !== undefined && uri.scheme !== 'file' && uri.scheme !== archiveScheme && uri.query === '';
}
