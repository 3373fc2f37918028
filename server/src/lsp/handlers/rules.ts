import { rules as all } from '#service';
import { rulesRequest } from '#messages';
import type { Handler } from './handler';

/** `ociManifest/rules`: the rules, with the places of their pages. */
export const rules: Handler = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest(rulesRequest, () =>
      all.map(({ id, summary, severity }) => ({ id, summary, severity, page: `docs/rules/${id}.md` })),
    );
  },
};
