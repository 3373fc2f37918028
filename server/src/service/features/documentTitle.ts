import type { Catalogue } from '#schemas/catalogue/catalogue';
import { escapeMarkdown } from '#schemas/markdown';
import { parseUri } from '#service/document/uri';
import { digestOfPath, type LayoutPlace } from '#service/layout/layout';
import { folderOfBlob } from '#service/oci/blobPath';
import { shortDigest } from './displayNames';
import { LayoutNames } from './layoutNames';

/**
 * What a document is called where several of the same file name may be meant, as Markdown: `sbom/manifest.json` with its
 * folder, and of a blob what it is, with the beginning of its digest.
 * @param layout the layout that the document is part of
 */
export function documentTitle(
  address: string,
  layout: LayoutPlace | undefined,
  catalogue: Catalogue,
): string {
  const path = parseUri(address)?.path ?? address;
  const folder = folderOfBlob(address);
  const digest = digestOfPath(folder === undefined ? '' : path.slice(folder.length + 1));
  if (digest === undefined) return path.split('/').filter(Boolean).slice(-2).map(segment).join('/');
  if (layout === undefined || layout.layout.referencesTo(layout.path).length === 0)
    return shortDigest(digest);
  const name = new LayoutNames(layout.layout, catalogue).of(layout.path);
  return escapeMarkdown(`${name.charAt(0).toUpperCase()}${name.slice(1)}, ${shortDigest(digest)}`);
}

/** Most names of files have no markup, and read better without backslashes. */
function segment(name: string): string {
  return /^[a-z\d]+(?:[-_][a-z\d]+)*(?:\.jsonc?)?$/i.test(name) ? name : escapeMarkdown(name);
}
