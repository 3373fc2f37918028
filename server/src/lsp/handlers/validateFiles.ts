import { ErrorCodes, ResponseError, type CancellationToken, type ProgressToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { printable, printableError } from '#schemas/printable';
import { problemOfGlobs } from '#schemas/values/glob';
import {
  placeInLayout,
  uriBelow,
  whyNotAnalyzed,
  whyUnknown,
  type Layout,
  type LayoutContent,
} from '#service';
import { isOfClient } from '#lsp/clientLayouts';
import { guard } from '#lsp/guard';
import { withValidParams } from '#lsp/validParams';
import type { TextOfFile, UnreadFile } from '#lsp/host';
import { validatedFile, validateFilesRequest, type ValidatedFile, type ValidateFilesParams } from '#messages';
import { validateFilesParams } from '#messages/parameters';
import type { Handler, ServerContext } from './handler';

/** `ociManifest/validateFiles`: the diagnostics of a file, or of those below a folder or in an archive, whether they are open or not. */
export const validateFiles: Handler = {
  capabilities: () => ({}),
  register(context) {
    const validate = async (
      { uri, exclude, partialResultToken }: ValidateFilesParams,
      token: CancellationToken,
    ): Promise<null | ResponseError<never>> => {
      const tooMany = problemOfGlobs(exclude);
      if (tooMany !== undefined) return new ResponseError(ErrorCodes.InvalidParams, `exclude: ${tooMany}`);
      const layout = isOfClient(uri, context.host.layouts) ? await layoutOf(context, uri) : undefined;
      if (layout !== undefined) await sendLayout(context, layout, partialResultToken, token);
      for await (const file of context.host.findDocuments?.(uri, exclude, token) ?? []) {
        if (token.isCancellationRequested) break;
        await sendValidated(context, file, partialResultToken);
      }
      return null;
    };
    context.connection.onRequest(
      validateFilesRequest,
      withValidParams(validateFilesParams, guard(context.log, 'Validation', null, validate)),
    );
  },
};

/** Checks a file, and sends what was found. */
async function sendValidated(
  context: ServerContext,
  file: TextOfFile | UnreadFile,
  token: ProgressToken,
): Promise<void> {
  const validated = await validateFile(context, file).catch((error: unknown): ValidatedFile => {
    context.log.error(`Validation of ${printable(file.uri)} failed: ${printableError(error)}`);
    return unchecked(file.uri, 'could not be checked because of an error, which the log shows');
  });
  await context.connection.sendProgress(validatedFile, token, validated);
}

/** Checks the documents of a layout, and sends what was found. */
export async function sendLayout(
  context: ServerContext,
  layout: Layout,
  partialResultToken: ProgressToken,
  token: CancellationToken,
): Promise<void> {
  for (const content of layout.contents.values()) {
    if (token.isCancellationRequested) return;
    const file = fileOf(layout, content);
    if (file !== undefined) await sendValidated(context, file, partialResultToken);
  }
}

/** The layout in a folder, or the one that a file is in, which only the client can read. */
async function layoutOf({ layouts }: ServerContext, uri: string): Promise<Layout | undefined> {
  return (await layouts.fresh(uri.replace(/\/$/, ''))) ?? layouts.fresh(placeInLayout(uri)?.folder ?? uri);
}

function fileOf(
  layout: Layout,
  { path, document, problem }: LayoutContent,
): TextOfFile | UnreadFile | undefined {
  const uri = uriBelow(layout.address, path);
  if (problem !== undefined) return { uri, problem };
  return document && { uri, text: document.text, layout: { layout, path } };
}

async function validateFile(
  { service, settingsOf, neighbors }: ServerContext,
  file: TextOfFile | UnreadFile,
): Promise<ValidatedFile> {
  const { uri } = file;
  if ('problem' in file)
    return file.isPassedOver === true ? notChecked(uri, `${file.problem}.`) : unchecked(uri, file.problem);
  const resolved = await settingsOf(uri);
  const inLayout = { ...resolved, layout: file.layout };
  // Not JSON for once: of a file that is not open the client's own JSON support reports nothing.
  const document = service.parse(TextDocument.create(uri, 'plaintext', 0, file.text), inLayout);
  const settings = await neighbors.completeUnopened(document, inLayout);
  const problem = document.model === undefined ? whyNotAnalyzed(document.syntax) : undefined;
  if (problem !== undefined && settings.enable && settings.kind !== 'none') return unchecked(uri, problem);
  if (!settings.enable) return notChecked(uri, 'the setting ociManifest.enable is false.');
  if (document.model === undefined) return notChecked(uri, whyUnknown(document, settings));
  const { kind } = document.model;
  return { uri, kind, diagnostics: service.diagnostics(document, settings), problem: null, unknown: null };
}

function unchecked(uri: string, problem: string): ValidatedFile {
  return { uri, kind: null, diagnostics: [], problem, unknown: null };
}

function notChecked(uri: string, unknown: string): ValidatedFile {
  return { uri, kind: null, diagnostics: [], problem: null, unknown };
}
