import type { CancellationToken } from 'vscode-languageserver';
import { guard } from '#lsp/guard';
import {
  describeDocumentRequest,
  type DescribeDocumentParams,
  type DescribeDocumentResult,
} from '#lsp/messages';
import type { Handler } from './handler';

const noDescriptor: DescribeDocumentResult = { descriptor: null };

/** `ociManifest/describeDocument`, for the client's command that copies the descriptor. */
export const describeDocument: Handler = {
  capabilities: () => ({}),
  register({ connection, log, open, service }) {
    const answer = guard<DescribeDocumentParams, DescribeDocumentResult>(
      log,
      'Describing the document',
      noDescriptor,
      async ({ uri }) => {
        const opened = await open(uri);
        if (opened === undefined) return noDescriptor;
        return { descriptor: service.describe(opened.document, opened.settings) ?? null };
      },
    );
    connection.onRequest(
      describeDocumentRequest,
      (params: DescribeDocumentParams, token: CancellationToken) => answer(params, token),
    );
  },
};
