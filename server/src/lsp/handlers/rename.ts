import {
  LSPErrorCodes,
  ResponseError,
  type PrepareRenameParams,
  type RenameParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Refusal, RenamePlace } from '../../service/features/rename';
import { guard } from '../guard';
import { plainEdit } from '../workspaceEdits';
import type { Handler } from './handler';

/** `textDocument/prepareRename` and `textDocument/rename`, for annotation keys. */
export const rename: Handler = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  register({ connection, log, open, service, abilities }) {
    connection.onPrepareRename(
      guard<PrepareRenameParams, RenamePlace | ResponseError | null>(
        log,
        'Preparing to rename',
        null,
        async ({ textDocument, position }) => {
          const opened = await open(textDocument.uri);
          if (opened === undefined) return null;
          return orRefusal(service.prepareRename(opened.document, opened.settings, position));
        },
      ),
    );
    connection.onRenameRequest(
      guard<RenameParams, WorkspaceEdit | ResponseError | null>(
        log,
        'Rename',
        null,
        async ({ textDocument, position, newName }) => {
          const opened = await open(textDocument.uri);
          if (opened === undefined) return null;
          const edit = orRefusal(service.rename(opened.document, opened.settings, position, newName));
          const done = abilities.documentChanges || edit === null || edit instanceof ResponseError;
          return done ? edit : plainEdit(edit);
        },
      ),
    );
  },
};

/** Clients show people the message of an error that answers them. */
function orRefusal<T extends object>(answer: T | Refusal | null): T | ResponseError | null {
  if (answer === null || !('refused' in answer)) return answer;
  return new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
}
