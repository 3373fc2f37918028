import type { CancellationToken } from 'vscode-languageserver';

/** Has something done with a signal that is aborted when a token is canceled. */
export async function withSignal<T>(
  token: CancellationToken | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  if (token?.isCancellationRequested === true) controller.abort();
  const canceled = token?.onCancellationRequested(() => controller.abort());
  try {
    return await run(controller.signal);
  } finally {
    canceled?.dispose();
  }
}
