import { guard } from '#lsp/guard';
import { withValidParams } from '#lsp/validParams';
import { silencingEntryRequest } from '#messages';
import { silencedFinding } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/silencingEntry`, with which the client shows the entry that silences a finding. */
export const silencingEntry: Handler = {
  capabilities: () => ({}),
  register({ connection, service, log, projectFileOf }) {
    connection.onRequest(
      silencingEntryRequest,
      withValidParams(
        silencedFinding,
        guard(log, 'Finding what silences a finding', null, async (silenced) => {
          const project = await projectFileOf(silenced.uri);
          return (project && service.silencingEntry(project, silenced)) ?? null;
        }),
      ),
    );
  },
};
