import type { Uri } from 'vscode';

/** The last part of the path of a file, as it is; it may hold anything. */
export function fileNameOf({ path }: Pick<Uri, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
