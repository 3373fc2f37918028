import { ReferencesRequest } from 'vscode-languageserver';
import { offerWhereKnown } from '#lsp/offerWhereKnown';
import type { Handler } from './handler';

/** `textDocument/references`: where a digest is mentioned, in the document and in its layout. */
export const references: Handler = {
  capabilities: ({ dynamicReferences }) => (dynamicReferences ? {} : { referencesProvider: true }),
  register({ connection, whenOpen, service, capabilities, kinds, layouts }) {
    if (capabilities.dynamicReferences)
      offerWhereKnown(kinds, (documentSelector) =>
        connection.client.register(ReferencesRequest.type, { documentSelector }),
      );
    connection.onReferences(
      whenOpen('References', null, async ({ document, settings }, { position, context }) => {
        const { includeDeclaration } = context;
        const digest = service.digestAt(document, settings, position);
        if (digest === undefined) return null;
        const folder = service.layoutFolder(document, settings);
        const [blobs, documents] = await Promise.all([
          layouts.blobs(includeDeclaration ? folder : undefined),
          layouts.documents(folder),
        ]);
        return service.mentions(document, digest, { blobs, documents }, includeDeclaration);
      }),
    );
  },
};
