import { withSpecificationLinks } from '#schemas/specificationLinks';
import { specificationVersions } from '#schemas/specificationVersions';
import { rules, wholePage } from '#service';
import { withValidParams } from '#lsp/validParams';
import { pageRequest } from '#messages';
import { pageParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/page`: a whole page of documentation with links to one version of the specification. */
export const page: Handler = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest(
      pageRequest,
      withValidParams(pageParams, ({ specification, path, text }) => {
        const version = specificationVersions.find((known) => known === specification);
        const whole = wholePage(path, text, rules);
        return version === undefined ? whole : withSpecificationLinks(whole, version);
      }),
    );
  },
};
