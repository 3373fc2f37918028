import { guard } from '#lsp/guard';
import {
  insertDescriptorRequest,
  type InsertDescriptorParams,
  type InsertDescriptorResult,
} from '#lsp/messages';
import type { Handler } from './handler';

/** `ociManifest/insertDescriptor`: the edit that puts the descriptor of a file into a document. */
export const insertDescriptor: Handler = {
  capabilities: () => ({}),
  register({ connection, log, open, service }) {
    connection.onRequest(
      insertDescriptorRequest,
      guard(
        log,
        'Inserting a descriptor',
        null,
        async (params: InsertDescriptorParams): Promise<InsertDescriptorResult> => {
          const opened = await open(params.uri);
          if (opened === undefined) return null;
          const { document, settings } = opened;
          const file = { ...params.descriptor, fileName: params.fileName };
          return service.insertDescriptor(document, settings, params.position, file) ?? null;
        },
      ),
    );
  },
};
