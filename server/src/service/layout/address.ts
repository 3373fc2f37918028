import { parseUri } from '#service/document/uri';
import { folderOfBlob } from '#service/oci/blobPath';
import { namedFiles } from './layout';

let last = { address: '', beginning: '' };

/** The URI of what is at a path below an address. What the files of a layout share is encoded once. */
export function uriBelow(address: string, path: string): string {
  if (!/^\w[\w./-]*$/.test(path)) return encodedBelow(address, path);
  if (address !== last.address) last = { address, beginning: encodedBelow(address, '') };
  return last.beginning + path;
}

function encodedBelow(address: string, path: string): string {
  const folder = parseUri(address);
  return folder === undefined
    ? `${address}/${path}`
    : folder.with({ path: `${folder.path.replace(/\/$/, '')}/${path}` }).toString();
}

/**
 * Where a document is in a layout, if its folder is one: the document has the name of a layout’s file, or the path of a
 * blob. Undefined for other documents.
 */
export function placeInLayout(
  address: string,
): { readonly folder: string; readonly path: string } | undefined {
  const uri = parseUri(address);
  if (uri === undefined) return undefined;
  const path = folderOfBlob(address) ?? folderOfFile(uri.path);
  if (path === undefined) return undefined;
  return { folder: uri.with({ path }).toString(), path: uri.path.slice(path.length + 1) };
}

function folderOfFile(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  return slash !== -1 && namedFiles.includes(path.slice(slash + 1)) ? path.slice(0, slash) : undefined;
}
