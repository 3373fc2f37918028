import { readFile as read, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { largestProjectFileInBytes } from '#schemas/limits';

/** Reads a file by its `file:` address; undefined for other addresses, and for what cannot be read. */
export async function readFile(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const path = fileURLToPath(uri);
    const found = await stat(path);
    return found.isFile() && found.size <= largestProjectFileInBytes ? await read(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
