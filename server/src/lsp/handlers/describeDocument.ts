import { withValidParams } from '#lsp/validParams';
import { describeDocumentRequest, type DescribeDocumentResult } from '#messages';
import { documentParams } from '#messages/parameters';
import type { Handler } from './handler';

const noDescriptor: DescribeDocumentResult = { descriptor: null };

/** `ociManifest/describeDocument`, for the client's command that copies the descriptor. */
export const describeDocument: Handler = {
  capabilities: () => ({}),
  register({ connection, whenOpen, service }) {
    connection.onRequest(
      describeDocumentRequest,
      withValidParams(
        documentParams,
        whenOpen('Describing the document', noDescriptor, ({ document, settings }) => ({
          descriptor: service.describe(document, settings) ?? null,
        })),
      ),
    );
  },
};
