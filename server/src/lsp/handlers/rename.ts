import {
  LSPErrorCodes,
  RenameRequest,
  ResponseError,
  type Connection,
  type Disposable,
  type PrepareRenameParams,
  type RenameParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { parseUri, type Refusal, type RenameTarget } from '#service';
import type { KindReporter } from '#lsp/kindReporter';
import { plainEdit } from '#lsp/workspaceEdits';
import type { Handler } from './handler';

/** `textDocument/prepareRename` and `textDocument/rename`, for annotation keys. */
export const rename: Handler = {
  // Offered for all JSON files, it would show in the menus of those that are no OCI documents as well.
  capabilities: ({ dynamicRename }) => (dynamicRename ? {} : { renameProvider: { prepareProvider: true } }),
  register({ connection, whenOpen, service, capabilities, kinds }) {
    if (capabilities.dynamicRename) offerWhereKnown(connection, kinds);
    connection.onPrepareRename(
      whenOpen<PrepareRenameParams, RenameTarget | ResponseError | null>(
        'Preparing to rename',
        null,
        ({ document, settings }, { position }) =>
          orRefusal(service.prepareRename(document, settings, position)),
      ),
    );
    connection.onRenameRequest(
      whenOpen<RenameParams, WorkspaceEdit | ResponseError | null>(
        'Rename',
        null,
        ({ document, settings }, { position, newName }) => {
          const edit = orRefusal(service.rename(document, settings, position, newName));
          const done = capabilities.documentChanges || edit === null || edit instanceof ResponseError;
          return done ? edit : plainEdit(edit);
        },
      ),
    );
  },
};

/** Registers rename for each document while it is an OCI document. */
function offerWhereKnown(connection: Connection, kinds: KindReporter): void {
  const offers = new Map<string, Promise<Disposable>>();
  kinds.onDidChange((uri, kind) => {
    const offer = offers.get(uri);
    const parsed = parseUri(uri);
    if (kind !== null && offer === undefined && parsed !== undefined) {
      const documentSelector = [{ scheme: parsed.scheme, pattern: literalGlob(parsed.fsPath) }];
      offers.set(
        uri,
        connection.client.register(RenameRequest.type, { documentSelector, prepareProvider: true }),
      );
    } else if (kind === null && offer !== undefined) {
      offers.delete(uri);
      void offer.then((registration) => registration.dispose());
    }
  });
}

/** A glob that fits one path; characters with a meaning in globs fit any one character. */
function literalGlob(path: string): string {
  return path.replaceAll('\\', '/').replace(/[*?{}[\]!]/g, '?');
}

/** Clients show people the message of an error that answers them. */
function orRefusal<T extends object>(answer: T | Refusal | null): T | ResponseError | null {
  if (answer === null || !('refused' in answer)) return answer;
  return new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
}
