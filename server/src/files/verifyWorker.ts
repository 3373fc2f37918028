import { parentPort } from 'node:worker_threads';
import { readBlob, type BlobToRead } from './readBlob';
import type { WorkerAnswer } from './verifyLayout';

// The entry point of a worker thread: it reads one blob after the other, as `verifyLayout` gives them to it.

/** Who waits is not told more often. */
const toldAfterBytes = 4 * 1024 * 1024;

const port = parentPort;
port?.on('message', (blob: BlobToRead) => {
  let untold = 0;
  const answer = (message: WorkerAnswer): void => port.postMessage(message);
  void readBlob(blob, (bytes) => {
    untold += bytes;
    if (untold < toldAfterBytes) return;
    answer({ read: untold });
    untold = 0;
  }).then((facts) => answer({ read: untold, facts }));
});
