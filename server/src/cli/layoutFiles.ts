import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { kindByDescriptorType, type Kind } from '#schemas/kinds';
import { largestDocumentInBytes } from '#schemas/limits';
import { parseDigest } from '#schemas/values/digest';
import { blobPath, parseDocument } from '#service';
import type { Input } from './input';
import { decode } from './textFiles';

/** Tells whether a directory is an image layout (image-layout.md): it has an `oci-layout` file. */
export async function isLayout(directory: string): Promise<boolean> {
  return (await sizeOf(join(directory, 'oci-layout'))) !== undefined;
}

interface Step {
  readonly path: string;
  readonly kind: Kind;
}

/**
 * Reads the JSON documents of an image layout: the layout file, the index, and the blobs that they lead to.
 * Blobs that are missing are left out, since a layout may be sparse; no blob outside the layout is read.
 */
export async function* readLayout(directory: string): AsyncGenerator<Input> {
  const root = await realpath(directory);
  const seen = new Set<string>();
  const queue: Step[] = [
    { path: 'oci-layout', kind: 'image-layout' },
    { path: 'index.json', kind: 'image-index' },
  ];
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    if (seen.has(step.path)) continue;
    seen.add(step.path);
    const text = await readWithin(root, step.path);
    if (text === undefined) continue;
    const path = join(directory, step.path);
    // The index may be any document by mistake; blobs are what their descriptor says.
    yield step.path.startsWith('blobs') ? { path, text, kind: step.kind } : { path, text };
    queue.push(...stepsFrom(text, step.kind));
  }
}

function stepsFrom(text: string, kind: Kind): Step[] {
  const document = parseDocument(TextDocument.create('layout:', 'json', 0, text), kind);
  return (document.model?.descriptors ?? []).flatMap(({ value }) => {
    const target = kindByDescriptorType.get(value.mediaType ?? '');
    // Anything but a digest could lead elsewhere.
    const digest = parseDigest(value.digest ?? '');
    return target === undefined || digest === undefined ? [] : [{ path: blobPath(digest), kind: target }];
  });
}

/** Reads a file of the layout; undefined when it is missing, too large, or leads out of the layout by a link. */
async function readWithin(root: string, path: string): Promise<string | undefined> {
  const size = await sizeOf(join(root, path));
  if (size === undefined || size > largestDocumentInBytes) return undefined;
  const real = await realpath(join(root, path));
  return real.startsWith(root + sep) ? decode(await readFile(real)) : undefined;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined;
  }
}
