import type { Diagnostic } from 'vscode-languageserver';
import * as z from 'zod';
import { once } from '#schemas/once';

// What the server reads of the parameters of the protocol’s own requests. Those of our own requests are in
// `messages/parameters.ts`. Each schema is made when it is first used, since that takes time at the start of a server.

/** Any other number would become an offset between two code units, and what walks by offsets would never meet it. */
const position = () => z.object({ line: z.int(), character: z.int() });
export const range = () => z.object({ start: position(), end: position() });

const textDocument = () => z.object({ uri: z.string() });

/** A request about a whole document. */
export const textDocumentParams = () => z.object({ textDocument: textDocument() });

/** A request about a place in a document. */
export const positionParams = () => z.object({ textDocument: textDocument(), position: position() });

/** A request about a part of a document. */
export const rangeParams = () => z.object({ textDocument: textDocument(), range: range() });

/** The parameters of `textDocument/references`. */
export const referenceParams = () =>
  z.object({
    textDocument: textDocument(),
    position: position(),
    context: z.object({ includeDeclaration: z.boolean() }),
  });

/** The parameters of `textDocument/rename`. */
export const renameParams = () =>
  z.object({ textDocument: textDocument(), position: position(), newName: z.string() });

/** What a diagnostic must have to be compared with our findings; what else it has may be anything. */
const placedMessage = once(() => z.looseObject({ range: range(), message: z.string() }));

function isDiagnostic(value: unknown): value is Diagnostic {
  return placedMessage().safeParse(value).success;
}

/** The parameters of `textDocument/codeAction`. A diagnostic that is none costs the others nothing. */
export const codeActionParams = () =>
  z.object({
    textDocument: textDocument(),
    range: range(),
    context: z.object({
      diagnostics: z.array(z.unknown()).transform((sent) => sent.filter(isDiagnostic)),
      only: z
        .array(z.string())
        .nullish()
        .transform((kinds) => kinds ?? undefined),
      triggerKind: z.unknown().optional(),
    }),
  });
