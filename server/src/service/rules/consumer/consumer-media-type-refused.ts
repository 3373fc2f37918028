import { set } from '#service/edits/operations';
import { consumersNamed, type ConsumerPlace } from '#schemas/catalogue/consumers';
import { kindByMediaType } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import type { RuleContext } from '#service/lint/context';
import { spellingCheck } from '#service/oci/profileComparison';
import { fix, defineRule } from '#service/lint/rule';

/** Registries and runtimes that a project names, and the media types that they do not take. */
export default defineRule({
  id: 'consumer-media-type-refused',
  category: 'consumer',
  kinds: ['image-manifest', 'image-index', 'docker-manifest', 'docker-manifest-list'],
  onlyWith: 'consumers',
  severity: 'warning',
  summary: 'A registry or runtime that the project names does not take a media type of the document.',
  source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests',
  messages: {
    refused: '{place} "{type}" {verb} not taken by {consumer}: {consequence} (as of {asOf}).',
  },
  fixes: {
    replace: 'Replace "{type}" by "{instead}"',
  },
  *check(context) {
    const chosen = consumersNamed(context.policy.consumers).filter(({ types }) => types !== undefined);
    if (chosen.length === 0) return;
    const placed = [...placedTypes(context)];
    const meantType = spellingCheck(context.catalogue);
    for (const { name, asOf, types } of chosen) {
      for (const { places, only, never, instead, consequence } of types!) {
        const allowed = only === undefined ? undefined : new Set(only);
        const refused = new Set(never);
        for (const { place, type, path } of placed) {
          if (!places.includes(place) || (allowed?.has(type) ?? !refused.has(type))) continue;
          // A misspelt type is a finding of its own.
          if (place !== 'document' && meantType(type) !== undefined) continue;
          yield {
            message: 'refused',
            at: path.length === 0 ? { path: [listOf(context)], part: 'key' } : { path },
            values: {
              consumer: name,
              place: words[place],
              verb: place === 'artifactType' ? 'is' : 'are',
              type,
              consequence,
              asOf,
            },
            fixes: instead === undefined ? [] : [fix('replace', set(path, instead), { values: { instead } })],
          };
        }
      }
    }
  },
});

const words: Readonly<Record<ConsumerPlace, string>> = {
  document: 'Documents of type',
  config: 'Configs of type',
  layer: 'Layers of type',
  artifactType: 'The artifactType',
};

interface PlacedType {
  readonly place: ConsumerPlace;
  readonly type: string;
  /** Empty for a document that does not name its type. */
  readonly path: JsonPath;
}

const typeByKind = new Map(
  [...kindByMediaType].map(([type, kind]) => [kind, type]).reverse() as [string, string][],
);

function* placedTypes({ kind, model, descriptors }: RuleContext): Iterable<PlacedType> {
  const own = typeByKind.get(kind);
  const written = 'mediaType' in model ? model.mediaType : undefined;
  if (own !== undefined) yield { place: 'document', type: own, path: written === own ? ['mediaType'] : [] };
  const artifactType = 'artifactType' in model ? model.artifactType : undefined;
  if (kind !== 'descriptor' && typeof artifactType === 'string' && artifactType !== '')
    yield { place: 'artifactType', type: artifactType, path: ['artifactType'] };
  for (const { role, path, value } of descriptors) {
    if ((role === 'config' || role === 'layer') && value.mediaType !== undefined)
      yield { place: role, type: value.mediaType, path: [...path, 'mediaType'] };
  }
}

/** What stands for the whole of a document that does not name its type. */
function listOf({ model }: RuleContext): string {
  return 'manifests' in model ? 'manifests' : 'layers';
}
