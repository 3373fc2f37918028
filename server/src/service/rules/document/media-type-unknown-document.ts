import { kindNames } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { isMediaType } from '#schemas/values/mediaType';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { nearestDocumentType, ownMediaType, typedKinds, typeOfKind } from '#service/oci/ownMediaType';

/** A media type that no consumer knows as the type of a document; usually a misspelled one. */
export default defineRule({
  id: 'media-type-unknown-document',
  category: 'document',
  kinds: typedKinds,
  onlyWith: 'other-media-type',
  severity: 'error',
  summary: 'Registries do not know the mediaType of a manifest or index.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  claims: [
    'distribution/unknown-types',
    'distribution/stored-types',
    'harbor/unknown-types',
    'quay/unknown-types',
    'zot/unknown-types',
  ],
  messages: {
    misspelled:
      '"{found}" is not a media type of a manifest. Did you mean "{type}"? Media types are compared letter by ' +
      'letter.',
    unknown:
      'The content looks like “{title}”, but "{found}" is not a media type of such a document. It must be "{type}", ' +
      'unless the document has a format of its own.',
  },
  fixes: { replace: 'Set mediaType to {type}' },
  *check(context) {
    const { kind, catalogue } = context;
    const found = ownMediaType(context);
    if (found === undefined || found === '') return;
    if (catalogue.mediaType(found) !== undefined) return;
    const type = typeOfKind[kind];
    const isMisspelled =
      nearestDocumentType(found) !== undefined || !isMediaType(found) || claimsKnownTree(found);
    const path = ['mediaType'];
    yield {
      message: isMisspelled ? 'misspelled' : 'unknown',
      at: { path },
      values: { found, type, title: kindNames[kind].title },
      severity: isMisspelled ? 'error' : 'information',
      fixes: [fix('replace', set(path, type))],
    };
  },
});

/** Nobody else may name a type in the trees of the OCI and of Docker. */
function claimsKnownTree(type: string): boolean {
  return /^application\/vnd\.(oci|docker)\./.test(type);
}
