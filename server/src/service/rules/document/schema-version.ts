import { specificationSection } from '#schemas/model/field';
import { setNumber } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { typedKinds } from '#service/oci/ownMediaType';

/** `schemaVersion` has been 2 in every manifest and index of the OCI and of Docker since 2016. */
export default defineRule({
  id: 'schema-version',
  category: 'document',
  kinds: typedKinds,
  onlyWith: 'other-schema-version',
  severity: 'error',
  summary: 'schemaVersion is not 2.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  claims: [
    'distribution/schema-version',
    'harbor/schema-version',
    'quay/schema-version',
    'zot/schema-version',
    'containerd-client/schema-version',
    'containers-image/no-schema-version',
  ],
  messages: {
    version:
      'schemaVersion must be 2 in every version of the specification, not {text}. {distribution/schema-version}',
  },
  fixes: { 'set-2': 'Replace {text} with 2' },
  automatic: ['set-2'],
  *check({ model, numberText }) {
    const { schemaVersion } = model;
    if (schemaVersion === undefined || schemaVersion === 2) return;
    const path = ['schemaVersion'];
    yield {
      message: 'version',
      at: { path },
      values: { text: numberText(path) ?? schemaVersion },
      fixes: [fix('set-2', setNumber(path, '2'))],
    };
  },
});
