import { CompletionItemTag, InsertTextMode, ResourceOperationKind } from 'vscode-languageserver';
import type { CompletionCapabilities } from '#service';
import type { SentByClient } from './initializeParams';

/** What the client can do, as far as the server's behaviour depends on it. */
export interface SupportedCapabilities {
  /** Whether the client says in which units it can count characters, and so wants to know which the server takes. */
  readonly positionEncodings: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly watchFiles: boolean;
  /** Whether the client watches single folders, wherever they are. */
  readonly watchFolders: boolean;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshCodeLenses: boolean;
  readonly refreshInlayHints: boolean;
  readonly nestedSymbols: boolean;
  readonly documentChanges: boolean;
  /** Whether an edit may make a file. */
  readonly createsFiles: boolean;
  /** Whether an edit of several documents may also make, rename and delete files. */
  readonly changesFiles: boolean;
  readonly completion: CompletionCapabilities;
  /** Whether the client asks for the edit of a code action once it is chosen. */
  readonly resolvesActionEdits: boolean;
  /** Whether rename can be offered for single documents, when they turn out to be ours. */
  readonly dynamicRename: boolean;
  /** Whether references can be offered for single documents, when they turn out to be ours. */
  readonly dynamicReferences: boolean;
  /** Whether the client shows code actions that are disabled, with the reason. */
  readonly disabledActions: boolean;
}

/** Reads off the client's capabilities what it can do. */
export function capabilitiesOf({ capabilities }: SentByClient): SupportedCapabilities {
  const { general, workspace, textDocument } = capabilities ?? {};
  const item = textDocument?.completion?.completionItem;
  const { documentChanges } = workspace?.workspaceEdit ?? {};
  const operations = workspace?.workspaceEdit?.resourceOperations ?? [];
  return {
    positionEncodings: general?.positionEncodings != null,
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchFolders:
      workspace?.didChangeWatchedFiles?.dynamicRegistration === true &&
      workspace.didChangeWatchedFiles.relativePatternSupport === true,
    pullDiagnostics: textDocument?.diagnostic != null,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    documentChanges: documentChanges === true,
    createsFiles: operations.includes(ResourceOperationKind.Create),
    changesFiles:
      documentChanges === true &&
      [ResourceOperationKind.Create, ResourceOperationKind.Rename, ResourceOperationKind.Delete].every(
        (kind) => operations.includes(kind),
      ),
    completion: {
      snippets: item?.snippetSupport === true,
      insertsAsIs: item?.insertTextModeSupport?.valueSet?.includes(InsertTextMode.asIs) === true,
      labelDetails: item?.labelDetailsSupport === true,
      tags: item?.tagSupport?.valueSet?.includes(CompletionItemTag.Deprecated) === true,
      resolvesDocumentation: item?.resolveSupport?.properties?.includes('documentation') === true,
    },
    resolvesActionEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties?.includes('edit') === true,
    dynamicRename: textDocument?.rename?.dynamicRegistration === true,
    dynamicReferences: textDocument?.references?.dynamicRegistration === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
  };
}
