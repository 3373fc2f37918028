import { UnreadableFile } from './regularFile';

/** A file that was read, and whose content cannot be JSON. */
export class NotJsonFile extends UnreadableFile {}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** As far as Git looks for a NUL. */
const searchedForNul = 8000;

/**
 * The bytes of a document as text. The byte order mark of UTF-8 stays, because it is a finding.
 * @throws NotJsonFile for bytes that cannot be a document, which says what they are
 */
export function decode(bytes: Buffer): string {
  const problem = problemOf(bytes);
  if (problem !== undefined) throw new NotJsonFile(problem);
  return decoder.decode(bytes);
}

function problemOf(bytes: Buffer): string | undefined {
  if (bytes.length === 0) return 'it is empty';
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'it is UTF-16 text, but JSON documents must be UTF-8';
  if (bytes.subarray(0, searchedForNul).includes(0))
    return 'it is a binary file, because it contains a NUL byte';
  return bytes.length < 65_536 && decoder.decode(bytes).trim() === '' ? 'it contains only spaces' : undefined;
}
