import { fileURLToPath } from 'node:url';

/** The path of a `file:` URI; undefined for other URIs, and for those that name another machine. */
export function pathOfUri(uri: string | undefined): string | undefined {
  if (uri?.startsWith('file:') !== true) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
