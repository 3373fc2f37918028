import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { atExit } from './atExit';

export interface TemporaryDirectory {
  readonly path: string;
  remove(): Promise<void>;
}

/** Creates an empty directory which is gone, at the latest, when the process ends. */
export async function createTemporaryDirectory(): Promise<TemporaryDirectory> {
  // Resolved, because VS Code reports files by their real path and the system's temporary directory may be a link.
  const path = await realpath(await mkdtemp(join(tmpdir(), 'oci-manifest-')));
  // Processes which were just ended may still be letting go of their files.
  const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };
  const forget = atExit(() => rmSync(path, options));
  return {
    path,
    async remove() {
      await rm(path, options);
      forget();
    },
  };
}
