import { defaultSettings, rules as all } from '#service';
import { guard } from '#lsp/guard';
import { withValidParams } from '#lsp/validParams';
import { rulesRequest, type RulesParams } from '#messages';
import { rulesParams } from '#messages/parameters';
import type { Handler } from './handler';

const sorted = [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

/** `ociManifest/rules`: the rules, with the places of their pages. */
export const rules: Handler = {
  capabilities: () => ({}),
  register({ connection, log, service, settingsOf }) {
    connection.onRequest(
      rulesRequest,
      withValidParams(
        rulesParams,
        guard(log, 'Listing the rules', [], async ({ uri }: RulesParams) => {
          const settings = uri === null ? defaultSettings : await settingsOf(uri);
          return sorted.map((rule) => ({
            id: rule.id,
            summary: rule.summary,
            severity: rule.severity,
            page: service.rulePage(rule, settings) ?? null,
          }));
        }),
      ),
    );
  },
};
