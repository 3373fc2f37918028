import { isForeignFile } from '#schemas/catalogue/foreignFiles';
import type { Kind } from '#schemas/kinds';
import { parseUri } from '#service/document/uri';
import { isBlob } from '#service/oci/blobPath';

/** The kinds that files usually have by their names, the likeliest first. */
const kindsByName: Readonly<Record<string, readonly Kind[]>> = {
  'manifest.json': ['image-manifest', 'image-index'],
  'index.json': ['image-index', 'image-manifest'],
  'config.json': ['image-config'],
  'oci-layout': ['image-layout'],
};

/** What a document under a name that tells nothing may become, the likeliest first. */
export const anyKind: readonly Kind[] = [
  'image-manifest',
  'image-index',
  'image-config',
  'image-layout',
  'descriptor',
];

/**
 * The kinds that a document may get as far as its name, or its place in a layout, tells, the likeliest first. Empty where
 * the name belongs to another tool: one of those that SchemaStore knows, one that begins with a dot or is in such a folder, and
 * one with another ending than `.json`.
 * @param uri the address of the document
 * @param workspaceFolder the address of the workspace folder that it is in, with a slash at the end; undefined where
 *   there is none. The folders above it say nothing about the document.
 */
export function kindsOfName(uri: string, workspaceFolder: string | undefined): readonly Kind[] {
  if (isBlob(uri)) return ['image-manifest', 'image-index', 'image-config'];
  const path = pathOf(uri);
  if (isHidden(path, workspaceFolder) || uri.startsWith(userSettings)) return [];
  const name = nameIn(path);
  const isForeign = /\.(?!json$)[^.]*$/i.test(name) || isForeignFile(name);
  return usualKinds(uri) ?? (isForeign ? [] : anyKind);
}

/** The kinds that files of exactly this name usually have; undefined where the name is not one of OCI files. */
export function usualKinds(uri: string): readonly Kind[] | undefined {
  const name = nameIn(pathOf(uri));
  return Object.hasOwn(kindsByName, name) ? kindsByName[name] : undefined;
}

/** The scheme of the settings of VS Code. */
const userSettings = 'vscode-userdata:';

/** Tells whether the name of the file, or of a folder between it and its workspace folder, begins with a dot. */
function isHidden(path: string, workspaceFolder: string | undefined): boolean {
  const root = workspaceFolder === undefined ? undefined : pathOf(workspaceFolder);
  const isBelow = root !== undefined && path.startsWith(root);
  // Outside of a workspace, only the folder that the file is in may be one of settings.
  const parts = isBelow ? path.slice(root.length).split('/') : path.split('/').slice(-2);
  return parts.some((part) => part.startsWith('.'));
}

function pathOf(uri: string): string {
  return parseUri(uri)?.path ?? '';
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
