import { fstatSync } from 'node:fs';
import { largestDocumentInBytes } from '#schemas/limits';
import { counted } from '#schemas/prose';
import { reasonOf, TooLargeFile, UnreadableFile } from '#files/regularFile';

/**
 * Reads standard input to its end, and stops at the size that no document has.
 * @throws UnreadableFile when it is larger, is a directory, or cannot be read
 */
export async function readStandardInput(): Promise<Buffer> {
  // Node reads nothing from a directory and does not say so.
  if (isDirectory()) throw new UnreadableFile('it is a directory');
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > largestDocumentInBytes)
        throw new TooLargeFile(`more than ${counted(largestDocumentInBytes, 'byte')}`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(reasonOf(error));
  }
  return Buffer.concat(chunks, length);
}

function isDirectory(): boolean {
  try {
    return fstatSync(0).isDirectory();
  } catch {
    return false;
  }
}
