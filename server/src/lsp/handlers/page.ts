import { withSpecificationLinks } from '#schemas/specificationLinks';
import { specificationVersions } from '#schemas/specificationVersions';
import { withValidParams } from '#lsp/validParams';
import { pageRequest } from '#messages';
import { pageParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/page`: a page of documentation with links to one version of the specification. */
export const page: Handler = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest(
      pageRequest,
      withValidParams(pageParams, ({ specification, text }) => {
        const version = specificationVersions.find((known) => known === specification);
        return version === undefined ? text : withSpecificationLinks(text, version);
      }),
    );
  },
};
