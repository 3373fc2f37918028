import { set } from '#service/edits/operations';
import { isMediaType } from '#schemas/values/mediaType';
import { kindByMediaType, kindNames } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { nearestDocumentType, ownMediaType, typedKinds, typeOfKind } from '#service/oci/ownMediaType';

/** A media type that no consumer knows as one of a document; usually a misspelt one. */
export default defineRule({
  id: 'media-type-unknown-document',
  category: 'document',
  kinds: typedKinds,
  severity: 'error',
  summary: 'The mediaType of a manifest or index is none that registries know.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    misspelt:
      '"{found}" is not a media type of a manifest; "{type}" is meant by the look of it. Media types are compared letter by letter, so registries refuse this one.',
    unknown:
      'This looks like {phrase}, but "{found}" is no media type that registries know for one, and most refuse it. It must be "{type}", unless this is a format of its own.',
  },
  fixes: { replace: 'Replace it by {type}' },
  *check(context) {
    const { kind, catalogue } = context;
    const found = ownMediaType(context);
    if (
      found === undefined ||
      found === '' ||
      found === typeOfKind[kind] ||
      catalogue.mediaType(found) !== undefined
    )
      return;
    const near = nearestDocumentType(found);
    const misspelt =
      near !== undefined || !isMediaType(found) || /^application\/vnd\.(oci|docker)\./.test(found);
    const type = near !== undefined && isSameShape(near, kind) ? near : typeOfKind[kind];
    yield {
      message: misspelt ? 'misspelt' : 'unknown',
      at: { path: ['mediaType'] },
      values: { found, type, ...kindNames[kind] },
      ...(misspelt ? {} : { severity: 'information' as const }),
      fixes: [fix('replace', set(['mediaType'], type))],
    };
  },
});

/** A manifest's near type must be a manifest's, an index's an index's. */
function isSameShape(type: string, kind: (typeof typedKinds)[number]): boolean {
  const other = kindByMediaType.get(type);
  if (kind === 'image-manifest' || kind === 'docker-manifest')
    return other === 'image-manifest' || other === 'docker-manifest';
  return other === 'image-index' || other === 'docker-manifest-list';
}
