import {
  consumersNamed,
  latestEvidence,
  type ConsumerPlace,
  type TypeRestriction,
} from '#schemas/catalogue/consumers';
import type { JsonPath } from '#schemas/jsonPath';
import { monthOf } from '#schemas/prose';
import { set } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type Target } from '#service/lint/rule';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import { typedKinds, typeOfKind, type TypedKind } from '#service/oci/ownMediaType';
import { spellingCheck } from '#service/oci/profileComparison';

/** Registries and runtimes that a project names, and the media types that they do not accept. */
export default defineRule({
  id: 'consumer-media-type-refused',
  category: 'consumer',
  kinds: typedKinds,
  onlyWith: 'consumers',
  severity: 'warning',
  summary: 'A registry or runtime that the project names does not accept a media type of the document.',
  source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests',
  claims: ['gitlab/listed-types', 'zot/docker-formats', 'lambda/no-index'],
  messages: {
    document: 'As of {asOf}, documents of type "{type}" do not work with {consumer}. {consequence}',
    config: 'As of {asOf}, configs of type "{type}" do not work with {consumer}. {consequence}',
    layer: 'As of {asOf}, layers of type "{type}" do not work with {consumer}. {consequence}',
    artifactType: 'As of {asOf}, the artifactType "{type}" does not work with {consumer}. {consequence}',
  },
  fixes: {
    replace: 'Replace "{type}" with "{instead}"',
  },
  *check(context) {
    const placed = [...placedTypes(context)];
    const intendedType = spellingCheck(context.catalogue);
    for (const consumer of consumersNamed(context.policy.consumers)) {
      for (const restriction of consumer.limits?.types ?? []) {
        const { instead, consequence, evidence } = restriction;
        const asOf = monthOf(latestEvidence(consumer, evidence));
        for (const { place, type, path, at = { path } } of typesRefusedBy(restriction, placed)) {
          // Another rule reports a misspelled type.
          if (place !== 'document' && intendedType(type) !== undefined) continue;
          yield {
            message: place,
            at,
            values: { consumer: consumer.name, type, consequence, asOf },
            fixes: instead === undefined ? [] : [fix('replace', set(path, instead), { values: { instead } })],
          };
        }
      }
    }
  },
});

interface PlacedType {
  readonly place: ConsumerPlace;
  readonly type: string;
  readonly path: JsonPath;
  /** What is marked instead, where the document does not name the type. */
  readonly at?: Target;
}

function* placedTypes(context: RuleContext<TypedKind>): Iterable<PlacedType> {
  yield typeOfDocument(context);
  const artifactType = ownArtifactType(context);
  if (artifactType !== undefined) {
    yield { place: 'artifactType', type: artifactType, path: ['artifactType'] };
  }
  for (const { role, path, value } of context.descriptors) {
    if ((role === 'config' || role === 'layer') && value.mediaType !== undefined) {
      yield { place: role, type: value.mediaType, path: [...path, 'mediaType'] };
    }
  }
}

/** A document that does not name its type is marked at its list of manifests or layers. */
function typeOfDocument({ kind, model }: RuleContext<TypedKind>): PlacedType {
  const type = typeOfKind[kind];
  const placed = { place: 'document', type, path: ['mediaType'] } as const;
  if (model.mediaType === type) return placed;
  return { ...placed, at: { path: ['manifests' in model ? 'manifests' : 'layers'], part: 'key' } };
}

function typesRefusedBy(
  { places, only, never }: TypeRestriction,
  placed: readonly PlacedType[],
): readonly PlacedType[] {
  return placed.filter(
    ({ place, type }) =>
      places.includes(place) && (only === undefined ? never?.includes(type) === true : !only.includes(type)),
  );
}
