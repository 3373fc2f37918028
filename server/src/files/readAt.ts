import type { OpenFile } from './fileCalls';

/** The bytes of a file from an offset on, fewer where the file ends before. */
export async function readAt(
  handle: Pick<OpenFile, 'read'>,
  offset: number,
  length: number,
): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
