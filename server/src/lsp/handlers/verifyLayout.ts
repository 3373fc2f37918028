import type { CancellationToken } from 'vscode-languageserver';
import { humanSize, verifiedIn } from '#service';
import { unverifiedPart } from '#lsp/clientLayouts';
import { withValidParams } from '#lsp/validParams';
import { guard } from '#lsp/guard';
import { verifyLayoutRequest, type Unverified, type VerifiedBlobs, type VerifyLayoutParams } from '#messages';
import { verifyLayoutParams } from '#messages/parameters';
import { tellBytes } from '#lsp/tellBytes';
import type { Handler } from './handler';
import { sendLayout } from './validateFiles';

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
        await sendLayout(context, layout, partialResultToken, token);
        const { blobs, bytes } = verifiedIn(layout);
        const unverified = unverifiedPart(layout, context.host.layouts) ?? null;
        return { blobs, bytes, size: humanSize(bytes), unverified };
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
