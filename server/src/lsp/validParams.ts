import { ErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { ZodError, ZodType } from 'zod';
import { once } from '#schemas/once';

/**
 * Wraps the handler of a request: it sees only valid parameters, and others are answered as invalid.
 * @param makeSchema makes the schema of the parameters, at the first request
 */
export function withValidParams<P, R>(
  makeSchema: () => ZodType<P>,
  handler: (params: P, token: CancellationToken) => R,
): (params: unknown, token: CancellationToken) => R | ResponseError<never> {
  const schema = once(makeSchema);
  return (params, token) => {
    const { success, data, error } = schema().safeParse(params);
    return success ? handler(data, token) : new ResponseError(ErrorCodes.InvalidParams, problemsIn(error));
  };
}

/** What is wrong with parameters, each part with its path. */
export function problemsIn({ issues }: ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'params'}: ${message}`).join('; ');
}
