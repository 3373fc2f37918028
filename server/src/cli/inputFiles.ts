import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { counted } from '#schemas/prose';
import { largestDocumentInBytes } from '#schemas/limits';
import type { Input } from './input';
import { InputError, reasonOf } from './inputError';
import { isLayout, readLayout } from './layoutFiles';
import { decode } from './textFiles';

/**
 * Finds and reads the documents at the given paths, in order: files as they are, image layouts by following
 * their descriptors, other directories by searching them for JSON files and layouts.
 * @throws InputError when a path that was asked for cannot be read
 */
export async function* findInputs(
  paths: readonly string[],
  readStandardInput: () => Promise<Buffer>,
): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === '-') yield { path, text: decode(await readStandardInput()) };
    else if (await isDirectory(path)) yield* findInDirectory(path);
    else yield { path, text: await readText(path) };
  }
}

async function* findInDirectory(directory: string): AsyncGenerator<Input> {
  if (await isLayout(directory)) {
    yield* readLayout(directory);
    return;
  }
  for (const entry of await listDirectory(directory)) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) yield* findInDirectory(path);
    } else if (entry.isFile() && /\.json$/i.test(entry.name)) yield { path, text: await readText(path) };
  }
}

const skipped = new Set(['.git', 'node_modules']);

async function listDirectory(directory: string) {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw unreadable(directory, error);
  }
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > largestDocumentInBytes)
      throw new InputError(`${path} is too large for an OCI document: it has ${counted(size, 'byte')}.`);
    return decode(await readFile(path));
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): InputError {
  const code = (error as NodeJS.ErrnoException).code;
  const reasons: Record<string, string> = {
    ENOENT: 'no such file or directory',
    EACCES: 'permission denied',
    EISDIR: 'is a directory',
  };
  return new InputError(`${path}: ${reasons[code ?? ''] ?? reasonOf(error)}`);
}
