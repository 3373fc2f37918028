import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPlainArray, isPlainObject } from '#schemas/plainData';
import { damagedFileMessage } from '#files/damagedInstallation';
import { reasonOf } from '#files/regularFile';
import { outputLine } from './formats/outputLine';

/** What a JSON file has at its top: the names of an object, or the elements of an array. */
type TopForm = readonly string[] | 'elements';

/**
 * The content of a JSON file that is installed beside the program. Where it is missing or damaged, the program ends with
 * exit code 2 and a line that names it: without its data, it can say nothing about any document.
 * @param path from the folder of the program
 * @param form what the file has at its top
 */
export function readInstalledFile(path: string, form: TopForm): unknown {
  const file = join(__dirname, path);
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return hasForm(content, form) ? content : endWith(file, 'its content is wrong');
  } catch (error) {
    return endWith(
      file,
      error instanceof SyntaxError ? 'it is not valid JSON' : `it could not be read: ${reasonOf(error)}`,
    );
  }
}

function hasForm(content: unknown, form: TopForm): boolean {
  if (form === 'elements') return isPlainArray(content) && content.length > 0;
  return isPlainObject(content) && form.every((name) => Object.hasOwn(content, name));
}

function endWith(file: string, problem: string): never {
  process.stderr.write(`${outputLine(`oci-manifest: ${damagedFileMessage(file, problem)}`)}\n`);
  process.exit(2);
}
