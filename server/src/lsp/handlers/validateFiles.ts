import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { guard } from '#lsp/guard';
import { withValidParams } from '#lsp/customRequests';
import type { TextOfFile, UnreadFile } from '#lsp/host';
import { validatedFile, validateFilesRequest, type ValidatedFile, type ValidateFilesParams } from '#messages';
import { validateFilesParams } from '#messages/parameters';
import type { Handler, ServerContext } from './handler';

/** `ociManifest/validateFiles`: the diagnostics of a file or of the files below a folder, whether they are open or not. */
export const validateFiles: Handler = {
  capabilities: () => ({}),
  register(context) {
    const validate = async (params: ValidateFilesParams, token: CancellationToken): Promise<null> => {
      const { uri, exclude, partialResultToken } = params;
      for await (const file of context.host.findDocuments?.(uri, exclude) ?? []) {
        if (token.isCancellationRequested) break;
        await context.connection.sendProgress(
          validatedFile,
          partialResultToken,
          await validateFile(context, file),
        );
      }
      return null;
    };
    context.connection.onRequest(
      validateFilesRequest,
      withValidParams(validateFilesParams, guard(context.log, 'Validation', null, validate)),
    );
  },
};

async function validateFile(
  { service, settingsOf }: ServerContext,
  file: TextOfFile | UnreadFile,
): Promise<ValidatedFile> {
  const { uri } = file;
  if ('problem' in file) return { uri, kind: null, diagnostics: [], problem: file.problem };
  const resolved = await settingsOf(uri);
  const settings = { ...resolved, layout: file.layout };
  // Not JSON for once: of a file that is not open the client's own JSON support reports nothing.
  const document = service.parse(TextDocument.create(uri, 'plaintext', 0, file.text), settings);
  const kind = settings.enable ? (document.model?.kind ?? null) : null;
  return { uri, kind, diagnostics: service.diagnostics(document, settings), problem: null };
}
