import type { Diagnostic } from 'vscode-languageserver';
import * as z from 'zod';

// What the server reads of the parameters of the protocol’s own requests. Those of our own requests are in
// `messages/parameters.ts`. Each schema is made when it is first used, since that takes time at the start of a server.

/** Any other number would become an offset between two code units, and what walks by offsets would never meet it. */
const position = z.lazy(() => z.object({ line: z.int(), character: z.int() }));
export const range = z.lazy(() => z.object({ start: position, end: position }));

const textDocument = z.lazy(() => z.object({ uri: z.string() }));

/** A request about a whole document. */
export const textDocumentParams = z.lazy(() => z.object({ textDocument }));

/** A request about a place in a document. */
export const positionParams = z.lazy(() => z.object({ textDocument, position }));

/** A request about a part of a document. */
export const rangeParams = z.lazy(() => z.object({ textDocument, range }));

/** The parameters of `textDocument/references`. */
export const referenceParams = z.lazy(() =>
  z.object({ textDocument, position, context: z.object({ includeDeclaration: z.boolean() }) }),
);

/** The parameters of `textDocument/rename`. */
export const renameParams = z.lazy(() => z.object({ textDocument, position, newName: z.string() }));

/** What a diagnostic must have to be compared with our findings; what else it has may be anything. */
const placedMessage = z.lazy(() => z.looseObject({ range, message: z.string() }));

function isDiagnostic(value: unknown): value is Diagnostic {
  return placedMessage.safeParse(value).success;
}

/** The parameters of `textDocument/codeAction`. A diagnostic that is none costs the others nothing. */
export const codeActionParams = z.lazy(() =>
  z.object({
    textDocument,
    range,
    context: z.object({
      diagnostics: z.array(z.unknown()).transform((sent) => sent.filter(isDiagnostic)),
      only: z
        .array(z.string())
        .nullish()
        .transform((kinds) => kinds ?? undefined),
      triggerKind: z.unknown().optional(),
    }),
  }),
);
