import { parseUri } from '#service';
import { archiveScheme, layoutPathIn, splitPathInArchive } from '#messages';

/** Where something is in an archive. */
export interface PlaceInArchive {
  /** The URI of the folder of the layout. */
  readonly folder: string;
  /** The path below the folder; empty for the folder. */
  readonly path: string;
}

/** Where a URI leads in an archive; undefined for other URIs. */
export function placeInArchive(address: string): PlaceInArchive | undefined {
  const uri = address.startsWith(`${archiveScheme}:`) ? parseUri(address) : undefined;
  const split = uri && splitPathInArchive(uri.path);
  if (uri === undefined || split === undefined) return undefined;
  const path = split.inside;
  const folder = path === '' ? uri.path : uri.path.slice(0, -path.length - 1);
  return { folder: uri.with({ path: folder }).toString(), path };
}

/** The URI of the folder of the layout in an archive, by the `file:` URI of the archive; undefined for other URIs. */
export function layoutAddressOf(archive: string): string | undefined {
  const uri = parseUri(archive);
  return uri?.with({ scheme: archiveScheme, path: layoutPathIn(uri.path) }).toString();
}

/** The `file:` URI of the archive that something is in; undefined for other URIs. */
export function archiveOf(address: string): string | undefined {
  const uri = address.startsWith(`${archiveScheme}:`) ? parseUri(address) : undefined;
  const split = uri && splitPathInArchive(uri.path);
  return split && uri.with({ scheme: 'file', path: split.archive }).toString();
}

/**
 * The URI by which settings and project files are found for a document. For one in an archive, this is as if the archive
 * were a folder, which the command line does as well.
 */
export function settingsAddress(address: string): string {
  const isInArchive = placeInArchive(address) !== undefined;
  return isInArchive ? (parseUri(address)?.with({ scheme: 'file' }).toString() ?? address) : address;
}
