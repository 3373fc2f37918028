import type { CancellationToken } from 'vscode-languageserver';
import { uriBelow, verifiedIn, type Layout, type LayoutContent } from '#service';
import { withValidParams } from '#lsp/validParams';
import { guard } from '#lsp/guard';
import type { TextOfFile, UnreadFile } from '#lsp/host';
import { verifyLayoutRequest, type Unverified, type VerifiedBlobs, type VerifyLayoutParams } from '#messages';
import { verifyLayoutParams } from '#messages/parameters';
import { tellBytes } from '#lsp/tellBytes';
import type { Handler } from './handler';
import { sendValidated } from './validateFiles';

/** `ociManifest/verifyLayout`: reads the blobs of a layout to their end, and tells what is found in its documents. */
export const verifyLayout: Handler = {
  capabilities: () => ({}),
  register(context) {
    const { connection } = context;
    const verify = async (
      { uri, workDoneToken, partialResultToken }: VerifyLayoutParams,
      token: CancellationToken,
    ): Promise<VerifiedBlobs | Unverified | null> => {
      const progress = connection.window.attachWorkDoneProgress(workDoneToken);
      progress.begin('Verifying', 0, undefined, true);
      try {
        const layout = await context.verifyLayout(uri, { token, onProgress: tellBytes(progress) });
        if (layout === undefined) return null;
        if (typeof layout === 'string') return { problem: layout };
        for (const content of layout.contents.values()) {
          if (token.isCancellationRequested) break;
          const file = fileOf(layout, content);
          if (file !== undefined) await sendValidated(context, file, partialResultToken);
        }
        return verifiedIn(layout);
      } finally {
        progress.done();
      }
    };
    connection.onRequest(
      verifyLayoutRequest,
      withValidParams(verifyLayoutParams, guard(context.log, 'Verification', null, verify)),
    );
  },
};

function fileOf(
  layout: Layout,
  { path, document, problem }: LayoutContent,
): TextOfFile | UnreadFile | undefined {
  const uri = uriBelow(layout.address, path);
  if (problem !== undefined) return { uri, problem };
  return document && { uri, text: document.text, layout: { layout, path } };
}
