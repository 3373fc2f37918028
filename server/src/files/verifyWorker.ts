import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { readBlobsWithin } from './archive/blobsWithin';
import type { BlobAtHand, BlobsToRead } from './blobPlace';
import { DamagedInstallation } from './damagedInstallation';
import { readBlob, readContent } from './readBlob';
import type { WorkerAnswer, WorkerOptions } from './verifyLayout';

// The entry point of a worker thread: it reads what `verifyLayout` gives to it, one after the other.

/** Who waits is not told more often. */
const toldAfterBytes = 4 * 1024 * 1024;

/** Of those that compete for a processor, the thread that answers an editor goes first. */
const niceness = 10;

// Linux has a priority for each thread. Elsewhere, that of the whole program would change.
if (process.platform === 'linux' && (workerData as WorkerOptions).isInBackground) lowerPriority();

function lowerPriority(): void {
  try {
    setPriority(niceness);
  } catch {
    // A sandbox may forbid it, and nothing depends on it.
  }
}

const port = parentPort;
port?.on('message', (blobs: BlobsToRead) => {
  let untold = 0;
  const answer = (message: Omit<WorkerAnswer, 'read'>): void => {
    port.postMessage({ ...message, read: untold } satisfies WorkerAnswer);
    untold = 0;
  };
  const onRead = (bytes: number): void => {
    untold += bytes;
    if (untold >= toldAfterBytes) answer({});
  };
  void read(blobs, onRead, answer).then(
    () => answer({ isDone: true }),
    (error: unknown) => {
      if (!(error instanceof DamagedInstallation)) throw error;
      // Errors lose their class on the way.
      answer({ damaged: error.message });
    },
  );
});
// Whoever started it knows from now on that this program could be loaded.
(workerData as WorkerOptions).loaded[0] = 1;

async function read(
  blobs: BlobsToRead,
  onRead: (bytes: number) => void,
  answer: (message: Pick<WorkerAnswer, 'found'>) => void,
): Promise<void> {
  if (isAtHand(blobs)) {
    const [blob] = blobs;
    answer({ found: { path: blob.path, facts: await readContent(blob, onRead) } });
    return;
  }
  const [{ within }] = blobs;
  if (within !== undefined) {
    await readBlobsWithin(blobs, within, onRead, ({ path }, facts) => answer({ found: { path, facts } }));
    return;
  }
  for (const blob of blobs) answer({ found: { path: blob.path, facts: await readBlob(blob, onRead) } });
}

function isAtHand(blobs: BlobsToRead): blobs is readonly [BlobAtHand] {
  return 'content' in blobs[0];
}
