import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { print } from '#helpers/documents';
import { blobPathOf } from '#helpers/markedText';
import { runCommand } from '#scripts/vscodeHost/command';
import { digestOfBytes } from './content';
import type { ConsumedDocument } from './documents/document';

/** The name of the only entry of each index.json. */
export const tag = 'latest';

/** The files of an OCI layout with one document, by their paths. */
function layoutFiles(document: ConsumedDocument): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(document.text);
  const entry = {
    mediaType: document.mediaType,
    digest: digestOfBytes(bytes),
    size: bytes.length,
    annotations: { 'org.opencontainers.image.ref.name': tag },
  };
  const blobs = [...document.blobs, { digest: entry.digest, bytes }];
  return new Map([
    ['oci-layout', Buffer.from(document.layoutFile ?? print({ imageLayoutVersion: '1.0.0' }))],
    ['index.json', Buffer.from(print({ schemaVersion: 2, manifests: [entry] }))],
    ...blobs.map(({ digest, bytes }) => [blobPathOf(digest), bytes] as const),
  ]);
}

/** Writes a document as a layout in a folder, and as a tar archive of it beside. */
export async function writeLayout(document: ConsumedDocument, folder: string): Promise<void> {
  const files = layoutFiles(document);
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  await runCommand(['tar', '--create', '--file', `${folder}.tar`, '--directory', folder, '.'], {});
}
