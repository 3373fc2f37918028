import { kindNames } from '../../../../../schemas/src/kinds';
import { specification } from '../../../../../schemas/src/model/field';
import { defineRule } from '../rule';
import { ownMediaType, typedKinds, typeOfKind } from './ownMediaType';

/** The document says of itself that it is something else than its content shows. */
export default defineRule({
  id: 'media-type-mismatch',
  subject: 'document',
  kinds: typedKinds,
  severity: 'error',
  summary: 'The mediaType of a manifest or index names another kind of document than it is.',
  specification: specification('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    mismatch:
      'By its content this is {article} {title}, whose mediaType must be "{type}"; "{found}" is {foundTitle}. Registries and runtimes refuse a document that contradicts itself.',
  },
  fixes: { replace: 'Replace it by {type}' },
  *check(context) {
    const { kind, catalogue } = context;
    const found = ownMediaType(context);
    const type = typeOfKind[kind];
    if (found === undefined || found === type) return;
    const entry = catalogue.mediaType(found);
    if (entry === undefined) return;
    yield {
      message: 'mismatch',
      at: { path: ['mediaType'] },
      values: { ...kindNames[kind], type, found, foundTitle: `the type of “${entry.title}”` },
      fixes: [{ fix: 'replace', operations: [{ op: 'set', path: ['mediaType'], value: type }] }],
    };
  },
});
