import type { WorkspaceEdit } from 'vscode-languageserver';
import { withValidParams } from '#lsp/validParams';
import { insertDescriptorRequest, type InsertDescriptorParams } from '#messages';
import { insertDescriptorParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/insertDescriptor`: the edit that puts the descriptor of a file into a document. */
export const insertDescriptor: Handler = {
  capabilities: () => ({}),
  register({ connection, whenOpen, service }) {
    connection.onRequest(
      insertDescriptorRequest,
      withValidParams(
        insertDescriptorParams,
        whenOpen<InsertDescriptorParams, WorkspaceEdit | null>(
          'Inserting a descriptor',
          null,
          ({ document, settings }, { position, descriptor, fileName }) =>
            service.insertDescriptor(document, settings, position, { ...descriptor, fileName }) ?? null,
        ),
      ),
    );
  },
};
