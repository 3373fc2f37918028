import { fileURLToPath } from 'node:url';
import { largestProjectFileInBytes } from '#schemas/limits';
import { readRegularFile } from '#files/regularFile';

/** Reads a file by its `file:` URI; undefined for other URIs, and for what cannot be read. */
export async function readFile(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return (await readRegularFile(fileURLToPath(uri), largestProjectFileInBytes)).toString('utf8');
  } catch {
    return undefined;
  }
}
