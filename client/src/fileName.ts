import type { Uri } from 'vscode';

/** The last part of the path of a file, as it is; it may hold anything. */
export function fileNameOf({ path }: Pick<Uri, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** As many digits of a digest as people compare. */
const shownDigits = 12;

/** The name of a file with its folder, by which files of the same name differ; of a blob the beginning of its digest. */
export function distinctNameOf({ path }: Pick<Uri, 'path'>): string {
  const [, algorithm, digits = ''] = /\/blobs\/([^/]+)\/([\da-f]{32,})$/.exec(path) ?? [];
  if (algorithm !== undefined) return `${algorithm}:${digits.slice(0, shownDigits)}`;
  return path.split('/').filter(Boolean).slice(-2).join('/');
}
