import { set } from '#service/edits/operations';
import { kindNames } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { ownMediaType, typedKinds, typeOfKind } from '#service/oci/ownMediaType';

/** The document says of itself that it is something else than its content shows. */
export default defineRule({
  id: 'media-type-mismatch',
  category: 'document',
  kinds: typedKinds,
  severity: 'error',
  summary: 'The mediaType of a manifest or index names another kind of document than it is.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    mismatch:
      'By its content this is {phrase}, whose mediaType must be "{type}"; "{found}" is {foundTitle}. Registries and runtimes refuse a document that contradicts itself.',
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
      fixes: [fix('replace', set(['mediaType'], type))],
    };
  },
});
