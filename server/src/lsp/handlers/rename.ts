import { LSPErrorCodes, RenameRequest, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import type { Refusal, RenameTarget } from '#service';
import { offerWhereKnown } from '#lsp/offerWhereKnown';
import { plainEdit } from '#lsp/workspaceEdits';
import { positionParams, renameParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/prepareRename` and `textDocument/rename`, for annotation keys. */
export const rename: Handler = {
  capabilities: ({ dynamicRename }) => (dynamicRename ? {} : { renameProvider: { prepareProvider: true } }),
  register({ connection, whenOpen, service, capabilities, kinds }) {
    if (capabilities.dynamicRename)
      offerWhereKnown({ connection, kinds }, 'renaming', (documentSelector) =>
        connection.client.register(RenameRequest.type, { documentSelector, prepareProvider: true }),
      );
    connection.onPrepareRename(
      withValidParams(
        positionParams,
        whenOpen(
          'Preparing to rename',
          null,
          ({ document, settings }, { position }): RenameTarget | ResponseError | null =>
            orRefusal(service.prepareRename(document, settings, position)),
        ),
      ),
    );
    connection.onRenameRequest(
      withValidParams(
        renameParams,
        whenOpen(
          'Rename',
          null,
          ({ document, settings }, { position, newName }): WorkspaceEdit | ResponseError | null => {
            const edit = orRefusal(service.rename(document, settings, position, newName));
            const done = capabilities.documentChanges || edit === null || edit instanceof ResponseError;
            return done ? edit : plainEdit(edit);
          },
        ),
      ),
    );
  },
};

/** Clients show people the message of an error that answers them. */
function orRefusal<T extends object>(answer: T | Refusal | null): T | ResponseError | null {
  if (answer === null || !('refused' in answer)) return answer;
  return new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
}
