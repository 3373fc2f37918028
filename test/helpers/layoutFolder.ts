import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LayoutFiles } from './layouts';

/** Writes the files of a layout to a folder. */
export function writeLayout(folder: string, files: LayoutFiles): void {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    if (typeof content !== 'string' && !(content instanceof Uint8Array)) {
      mkdirSync(target, { recursive: true });
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}
