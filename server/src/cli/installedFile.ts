import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '#files/regularFile';
import { outputLine } from './formats/outputLine';

/**
 * The content of a JSON file that is installed beside the program. Where it is missing or damaged, the program ends with
 * exit code 2 and a line that names it: without its data, it can say nothing about any document.
 * @param path from the folder of the program
 */
export function readInstalledFile(path: string): unknown {
  const file = join(__dirname, path);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const problem =
      error instanceof SyntaxError ? 'it is not valid JSON' : `it could not be read: ${reasonOf(error)}`;
    const line = `oci-manifest: ${file}: this file is part of the program, and ${problem}. Reinstall oci-manifest.`;
    process.stderr.write(`${outputLine(line)}\n`);
    process.exit(2);
  }
}
