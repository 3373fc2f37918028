import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { developmentFolder, repositoryRoot } from './paths';

/** The folders of the extensions that `npm start` shows: this one, and one that opens an example. */
export const shownExtensions: readonly string[] = [
  developmentFolder,
  join(repositoryRoot, 'scripts/openExample'),
];

/**
 * Installs the extensions that `npm start` shows. A link is enough: the next build is at work as soon as the page is
 * loaded again.
 */
export async function installFromCheckout(extensionsDirectory: string): Promise<void> {
  await mkdir(extensionsDirectory, { recursive: true });
  for (const [number, folder] of shownExtensions.entries())
    await symlink(folder, join(extensionsDirectory, `oci-manifest-${number}`), 'dir');
}
