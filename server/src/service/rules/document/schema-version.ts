import { specification } from '../../../../../schemas/src/model/field';
import { defineRule } from '../rule';
import { typedKinds } from './ownMediaType';

/** `schemaVersion` is 2 in every manifest and index of the OCI and of Docker since 2016. */
export default defineRule({
  id: 'schema-version',
  subject: 'document',
  kinds: typedKinds,
  severity: 'error',
  summary: 'schemaVersion is not 2.',
  specification: specification('manifest.md', 'image-manifest-property-descriptions'),
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
      fixes: [{ fix: 'set-2', operations: [{ op: 'set-number', path, digits: '2' }] }],
    };
  },
});
