import type { WorkDoneProgressReporter } from 'vscode-languageserver';
import { humanSize } from '#service';

/** Nobody sees more steps than this. */
const tellsEveryMilliseconds = 100;

/** Tells how far some work is, by the bytes that have been read and those that there are to read. */
export function tellBytes(progress: WorkDoneProgressReporter): (read: number, total: number) => void {
  let toldAt = -Infinity;
  return (read, total) => {
    const now = Date.now();
    if (now - toldAt < tellsEveryMilliseconds && read < total) return;
    toldAt = now;
    progress.report(
      Math.floor((100 * read) / Math.max(total, 1)),
      `${humanSize(read)} of ${humanSize(total)}`,
    );
  };
}
