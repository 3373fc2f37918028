import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { digestInMemory, type DigestFile } from '../commands/digestContent';

const chunkLength = 1024 * 1024;

/** Digests a file piece by piece, so that layers of any size fit; files of other file systems go through memory. */
export const digestFile: DigestFile = async (file, options) => {
  if (file.scheme !== 'file') return digestInMemory(file, options);
  const { headLength, onProgress, token } = options;
  const total = (await stat(file.fsPath)).size;
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const piece of createReadStream(file.fsPath, { highWaterMark: chunkLength })) {
    if (token.isCancellationRequested) return undefined;
    const chunk = piece as Buffer;
    hash.update(chunk);
    size += chunk.length;
    if (head.length < headLength) head = Buffer.concat([head, chunk]).subarray(0, headLength);
    onProgress(chunk.length / total);
  }
  return { digest: `sha256:${hash.digest('hex')}`, size, head };
};
