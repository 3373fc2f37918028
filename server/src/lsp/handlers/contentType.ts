import { decodeBase64 } from '#schemas/values/base64';
import { mediaTypeOfContent } from '#service';
import { guard } from '#lsp/guard';
import { withValidParams } from '#lsp/validParams';
import { mediaTypeOfContentRequest, type MediaTypeOfContentParams } from '#messages';
import { mediaTypeOfContentParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/mediaTypeOfContent`: of what media type a file is, by its first bytes. */
export const contentType: Handler = {
  capabilities: () => ({}),
  register({ connection, log }) {
    connection.onRequest(
      mediaTypeOfContentRequest,
      withValidParams(
        mediaTypeOfContentParams,
        guard(
          log,
          'The media type',
          'application/octet-stream',
          ({ fileName, head }: MediaTypeOfContentParams) =>
            mediaTypeOfContent({ fileName, bytes: decodeBase64(head) ?? new Uint8Array() }),
        ),
      ),
    );
  },
};
