import { readFile as read, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const maximumSize = 4 * 1024 * 1024;

/** Reads a file by its `file:` address; undefined for other addresses, and for what cannot be read. */
export async function readFile(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const path = fileURLToPath(uri);
    const found = await stat(path);
    return found.isFile() && found.size <= maximumSize ? await read(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
