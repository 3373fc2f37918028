import { printable } from '#schemas/printable';
import { createLanguageService, drawGraph, resolveSettings, type Layout } from '#service';
import { layoutInArchive } from '#files/archive/layoutInArchive';
import { isDirectory, isLayout, layoutIn } from '#files/layoutFiles';
import { reasonOf } from '#files/regularFile';
import { InputError } from './inputError';
import { projectSource } from './project';
import type { Terminal } from './terminal';

/** The options of `oci-manifest graph`. */
export interface GraphOptions {
  /** The digest of the part that the picture is about; the whole layout without it. */
  readonly digest?: string;
  /** The project file to use instead of the nearest one. */
  readonly config?: string;
}

/**
 * Prints a picture of an image layout as SVG. Resolves to the exit code: 2 when the project file is not valid, which costs
 * nothing but what it says.
 * @param path a directory or a tar archive
 * @throws InputError when there is no layout, or when it does not have the part
 */
export async function graph(
  path: string,
  { digest, config }: GraphOptions,
  terminal: Terminal,
): Promise<0 | 2> {
  let exitCode: 0 | 2 = 0;
  const warn = (text: string): void => terminal.warn(`oci-manifest: ${printable(text)}\n`);
  const projectOf = await projectSource(config, warn, (problem) => {
    exitCode = 2;
    warn(problem);
  });
  const layout = await layoutAt(path);
  const index = `${layout.address}/index.json`;
  const settings = resolveSettings(index, undefined, await projectOf(index));
  const around = digest === undefined ? undefined : layout.blob(digest)?.path;
  const picture =
    digest !== undefined && around === undefined
      ? undefined
      : createLanguageService().layoutGraph(layout, settings, around);
  if (picture === undefined) throw new InputError(`${path}: nothing leads to a blob ${digest}.`);
  await terminal.print(drawGraph(picture, 'file'));
  return exitCode;
}

/** @throws InputError when there is no layout */
async function layoutAt(path: string): Promise<Layout> {
  const found = (await isDirectory(path)) ? await inDirectory(path) : await inArchive(path);
  if (typeof found === 'object') return found;
  throw new InputError(`${path} ${found ?? 'is not an image layout'}.`);
}

async function inDirectory(path: string): Promise<Layout | undefined> {
  if (!(await isLayout(path))) return undefined;
  try {
    return await layoutIn(path);
  } catch (error) {
    throw new InputError(`${path}: ${reasonOf(error)}.`);
  }
}

async function inArchive(path: string): Promise<Layout | string | undefined> {
  try {
    const found = await layoutInArchive(path);
    return typeof found === 'object' ? found.layout : found;
  } catch (error) {
    throw new InputError(`${path}: ${reasonOf(error)}.`);
  }
}
