import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { printableError } from '#schemas/printable';
import { isCanceled, unlessCanceled } from './unlessCanceled';

/** Where handlers report what went wrong. */
export interface Log {
  error(message: string): void;
}

/** A handler that never fails but by saying so. */
export type GuardedHandler<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/**
 * Wraps a request handler. A request that is cancelled, before or while it is handled, is answered as
 * cancelled; an error is logged with the request's name and answered with `fallback`, so that one bad
 * document never takes the server down.
 */
export function guard<P, R>(
  log: Log,
  name: string,
  fallback: R,
  handler: (params: P, token: CancellationToken) => R | Promise<R>,
): GuardedHandler<P, R> {
  return async (params, token) => {
    if (isCanceled(token)) return cancelled();
    try {
      const answer = handler(params, token);
      // What a handler waits for may never come.
      const result = answer instanceof Promise ? await unlessCanceled(answer, token) : answer;
      return isCanceled(token) ? cancelled() : (result as R);
    } catch (error) {
      log.error(`${name} failed: ${printableError(error)}`);
      return fallback;
    }
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was canceled.');
}
