import type { CancellationToken } from 'vscode-languageserver';

/** Settles as a promise does, or with undefined as soon as it is canceled. What comes later is dropped. */
export async function unlessCanceled<T>(work: Promise<T>, token: CancellationToken): Promise<T | undefined> {
  if (token.isCancellationRequested) {
    // Nobody hears of an error that comes later, either.
    work.catch(() => undefined);
    return undefined;
  }
  let stop = (): void => undefined;
  const canceled = new Promise<undefined>((resolve) => (stop = () => resolve(undefined)));
  const listening = token.onCancellationRequested(() => stop());
  try {
    return await Promise.race([work, canceled]);
  } finally {
    listening.dispose();
  }
}

/** Whether something is canceled, asked anew each time: the token changes while somebody waits. */
export function isCanceled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}
