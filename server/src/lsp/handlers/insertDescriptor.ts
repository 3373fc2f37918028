import { decodeBase64 } from '#schemas/values/base64';
import { withValidParams } from '#lsp/validParams';
import { insertDescriptorRequest, type InsertDescriptorParams, type InsertDescriptorResult } from '#messages';
import { insertDescriptorParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/insertDescriptor`: the edit that puts the descriptor of a file into a document, and what speaks against it. */
export const insertDescriptor: Handler = {
  capabilities: () => ({}),
  register({ connection, whenOpen, service }) {
    connection.onRequest(
      insertDescriptorRequest,
      withValidParams(
        insertDescriptorParams,
        whenOpen<InsertDescriptorParams, InsertDescriptorResult | null>(
          'Inserting a descriptor',
          null,
          ({ document, settings }, { position, descriptor, fileName, head }) => {
            const file = { ...descriptor, fileName, head: decodeBase64(head) ?? new Uint8Array() };
            const inserted = service.insertDescriptor(document, settings, position, file);
            return inserted === undefined
              ? null
              : {
                  edit: inserted.edit ?? null,
                  objection: inserted.objection ?? null,
                  documentName: inserted.documentName ?? null,
                };
          },
        ),
      ),
    );
  },
};
