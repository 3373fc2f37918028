import { ErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { ZodType } from 'zod';

/** Wraps a handler of a request of our own: it sees only valid parameters, and others are answered as invalid. */
export function withValidParams<P, R>(
  schema: ZodType<P>,
  handler: (params: P, token: CancellationToken) => R,
): (params: unknown, token: CancellationToken) => R | ResponseError<never> {
  return (params, token) => {
    const { success, data, error } = schema.safeParse(params);
    if (success) return handler(data, token);
    const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'params'}: ${message}`);
    return new ResponseError(ErrorCodes.InvalidParams, problems.join('; '));
  };
}
