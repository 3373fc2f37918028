import { ReferencesRequest } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { offerWhereKnown } from '#lsp/offerWhereKnown';
import { referenceParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/references`: where a digest is mentioned, in the document and in its layout. */
export const references: Handler = {
  capabilities: ({ dynamicReferences }) => (dynamicReferences ? {} : { referencesProvider: true }),
  register({ connection, whenOpen, service, capabilities, kinds, documents }) {
    if (capabilities.dynamicReferences)
      offerWhereKnown({ connection, kinds }, 'references', (documentSelector) =>
        connection.client.register(ReferencesRequest.type, { documentSelector }),
      );
    connection.onReferences(
      withValidParams(
        referenceParams,
        // A person waits for them, and would take what is known early for all of them.
        whenOpen(
          'References',
          null,
          ({ document, settings }, { position, context }) => {
            const digest = service.digestAt(document, settings, position);
            if (digest === undefined) return null;
            const current = (source: TextDocument) => documents.get(source.uri) ?? source;
            return service.mentions(document, settings, digest, context.includeDeclaration, current);
          },
          'now',
        ),
      ),
    );
  },
};
