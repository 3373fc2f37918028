import * as z from 'zod';

/*
 * What the server reads of the parameters of `initialize`. A member that is not what the protocol says counts as
 * absent, and costs the others nothing: an editor with one wrong member is served like one that lacks it.
 */

const flag = z.boolean().nullish().catch(undefined);
const names = z.array(z.unknown()).nullish().catch(undefined);

function members<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.object(shape).nullish().catch(undefined);
}

const dynamic = members({ dynamicRegistration: flag });

const workspace = members({
  configuration: flag,
  didChangeConfiguration: dynamic,
  didChangeWatchedFiles: members({ dynamicRegistration: flag, relativePatternSupport: flag }),
  workspaceEdit: members({ documentChanges: flag, resourceOperations: names }),
  diagnostics: members({ refreshSupport: flag }),
  codeLens: members({ refreshSupport: flag }),
  inlayHint: members({ refreshSupport: flag }),
});

const general = members({ positionEncodings: names });

const textDocument = members({
  // That it is there at all says that the client pulls diagnostics.
  diagnostic: members({}),
  documentSymbol: members({ hierarchicalDocumentSymbolSupport: flag }),
  completion: members({
    completionItem: members({
      snippetSupport: flag,
      labelDetailsSupport: flag,
      insertTextModeSupport: members({ valueSet: names }),
      tagSupport: members({ valueSet: names }),
      resolveSupport: members({ properties: names }),
    }),
  }),
  codeAction: members({
    dataSupport: flag,
    disabledSupport: flag,
    resolveSupport: members({ properties: names }),
  }),
  rename: dynamic,
  references: dynamic,
});

/** A folder that is none is left out. */
const folders = z
  .array(z.object({ uri: z.string() }).nullable().catch(null))
  .transform((sent) => sent.filter((folder) => folder !== null))
  .nullish()
  .catch(undefined);

const initializeParams = z
  .object({
    capabilities: members({ general, workspace, textDocument }),
    workspaceFolders: folders,
    rootUri: z.string().nullish().catch(undefined),
    initializationOptions: z.unknown().optional(),
  })
  .catch({ capabilities: undefined, workspaceFolders: undefined, rootUri: undefined });

/** The parameters of `initialize`, as far as the server reads them. */
export type SentByClient = z.infer<typeof initializeParams>;

/** Reads the parameters of `initialize`, whatever the client sent. */
export function readInitializeParams(params: unknown): SentByClient {
  return initializeParams.parse(params);
}
