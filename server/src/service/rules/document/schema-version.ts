import { setNumber } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { typedKinds } from '#service/oci/ownMediaType';

/** `schemaVersion` is 2 in every manifest and index of the OCI and of Docker since 2016. */
export default defineRule({
  id: 'schema-version',
  category: 'document',
  kinds: typedKinds,
  severity: 'error',
  summary: 'schemaVersion is not 2.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    version:
      'schemaVersion must be 2, whatever version of the specification the document follows; registries and runtimes refuse {text}.',
  },
  fixes: { 'set-2': 'Replace {text} by 2' },
  automatic: ['set-2'],
  *check({ model, numberText }) {
    if (model.schemaVersion === undefined || model.schemaVersion === 2) return;
    const path = ['schemaVersion'];
    yield {
      message: 'version',
      at: { path },
      values: { text: numberText(path) ?? model.schemaVersion },
      fixes: [fix('set-2', setNumber(path, '2'))],
    };
  },
});
