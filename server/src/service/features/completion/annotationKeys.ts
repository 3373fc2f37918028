import { CompletionItemKind } from 'vscode-languageserver-types';
import { placeholder } from '#schemas/placeholders';
import {
  imageAnnotationPrefix,
  wellKnownAnnotations,
  type AnnotationEntry,
} from '#schemas/catalogue/annotations';
import { fitsAny } from '#schemas/catalogue/profiles';
import { classifyManifest, type Classification } from '#service/oci/classification';
import { samePath, type JsonPath } from '#schemas/jsonPath';
import { valueAt } from '#service/document/shape';
import type { AnnotationsView } from '#service/document/views';
import { indexFile } from '#service/layout/layout';
import type { Candidate } from './candidate';
import type { CompletionTarget } from './completionTarget';
import { formatDateTime } from '#schemas/values/dateTime';

/**
 * The annotations that belong in the map at `path` and are not in it yet: those that nearly everybody writes there, those of
 * the image specification, then those of the recognized format, then the rest. What another key has superseded is not
 * offered.
 */
export function annotationKeysAt(
  target: CompletionTarget,
  path: JsonPath,
  present: ReadonlySet<string>,
): Candidate[] {
  const places = placesAt(target, path);
  const classification = classifyManifest(target.model, target.catalogue);
  const profile = classification?.profile;
  const first = firstKeys(target, path, classification);
  const expected = new Set([...(profile?.annotations.required ?? []), ...(profile?.annotations.usual ?? [])]);
  for (const layer of profile?.layers ?? [])
    for (const key of [...(layer.annotations ?? []), ...(layer.usual ?? [])]) expected.add(key);
  const isExpected = ({ key, owner }: AnnotationEntry): boolean =>
    expected.has(key) || owner === profile?.owner;
  return target.catalogue.annotations
    .filter(
      ({ key, places: own, replacement }) =>
        replacement === undefined && !present.has(key) && own.some((place) => places.includes(place)),
    )
    .map((entry) => ({ entry, rank: first.has(entry.key) ? -1 : rankOf(entry, isExpected(entry)) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => candidateFor(entry, target));
}

/**
 * What nearly everybody writes in a place: in a layer of an artifact what its format asks for there, or else the name of the
 * file, and in an entry of a layout’s index the name of the image.
 */
function firstKeys(
  { value, layout, model }: CompletionTarget,
  path: JsonPath,
  classification: Classification | undefined,
): ReadonlySet<string> {
  const [list] = path;
  if (list === 'manifests') return new Set(layout?.path === indexFile ? [wellKnownAnnotations.refName] : []);
  const isArtifact = classification?.verdict === 'artifact' || model.kind === 'artifact-manifest';
  if (!isArtifact || (list !== 'layers' && list !== 'blobs')) return new Set();
  const type = valueAt(value, [...path.slice(0, -1), 'mediaType']);
  const layers = classification?.profile?.layers ?? [];
  const keys = layers
    .filter(({ types }) => fitsAny(String(type), types))
    .flatMap(({ annotations = [], usual = [] }) => [...annotations, ...usual]);
  return new Set(keys.length === 0 ? [wellKnownAnnotations.title] : keys);
}

/** What the catalogue calls the places of annotations, by what the map belongs to. */
const placesOf: Readonly<Record<AnnotationsView['place'], readonly string[]>> = {
  document: ['manifest'],
  labels: ['config-label'],
  config: ['config-descriptor', 'descriptor'],
  layer: ['layer', 'descriptor'],
  blob: ['layer', 'descriptor'],
  manifest: ['index-entry', 'descriptor'],
  subject: ['descriptor'],
  self: ['descriptor', 'layer', 'index-entry', 'config-descriptor'],
};

const placesByMember: Readonly<Record<string, AnnotationsView['place']>> = {
  config: 'config',
  layers: 'layer',
  blobs: 'blob',
  manifests: 'manifest',
  subject: 'subject',
};

function placesAt({ model: { kind } }: CompletionTarget, path: JsonPath): readonly string[] {
  if (samePath(path, ['config', 'Labels'])) return placesOf.labels;
  const [member] = path;
  if (path.length > 1) return placesOf[placesByMember[String(member)] ?? 'self'];
  if (kind === 'descriptor') return placesOf.self;
  return kind === 'image-index' ? ['index'] : placesOf.document;
}

/** The keys of the image specification in the order in which it lists them. */
const predefined = [
  'created',
  'authors',
  'url',
  'documentation',
  'source',
  'version',
  'revision',
  'vendor',
  'licenses',
  'ref.name',
  'title',
  'description',
  'base.digest',
  'base.name',
].map((name) => imageAnnotationPrefix + name);

function rankOf({ key, status }: AnnotationEntry, isExpected: boolean): number {
  const place = predefined.indexOf(key);
  if (place !== -1) return place;
  if (status === 'deprecated') return predefined.length + 3;
  if (status !== 'current') return predefined.length + 2;
  return predefined.length + (isExpected ? 0 : 1);
}

/** The last part of a key; of a key of the image specification all that is its own. */
function nicknameOf(key: string): string {
  if (key.startsWith(imageAnnotationPrefix)) return key.slice(imageAnnotationPrefix.length);
  return key.slice(Math.max(key.lastIndexOf('.'), key.lastIndexOf('/')) + 1);
}

function candidateFor(entry: AnnotationEntry, target: CompletionTarget): Candidate {
  const { key, pattern, title, owner, status } = entry;
  return {
    label: key,
    nickname: nicknameOf(key),
    kind: CompletionItemKind.Property,
    title,
    detail: `${title} · ${owner}`,
    documentation: { annotation: key },
    ...(status === 'deprecated' ? { deprecated: true } : {}),
    content: { [pattern === true ? key.slice(0, -1) + placeholder('name') : key]: firstValue(entry, target) },
    suggests: pattern !== true && valuesAreKnown(entry),
  };
}

function firstValue({ value, values }: AnnotationEntry, target: CompletionTarget): string {
  if (values?.length === 1) return placeholder(values[0]);
  switch (value) {
    case 'rfc3339':
      return placeholder(formatDateTime(target.now()));
    case 'boolean':
      return placeholder('true');
    default:
      return placeholder();
  }
}

function valuesAreKnown({ key, value, values }: AnnotationEntry): boolean {
  if (values !== undefined) return values.length > 1;
  return value === 'spdx' || value === 'media-type' || key === 'vnd.docker.reference.digest';
}
