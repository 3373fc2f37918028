import { CompletionItemKind } from 'vscode-languageserver-types';
import { placeholder } from '#schemas/placeholders';
import { imageAnnotationPrefix, type AnnotationEntry } from '#schemas/catalogue/annotations';
import { classifyManifest } from '#service/oci/classification';
import { samePath, type JsonPath } from '#schemas/jsonPath';
import type { AnnotationsView } from '#service/document/views';
import { escapeMarkdown, link, quote } from '#service/features/hover/markdown';
import type { Candidate } from './candidate';
import type { Scene } from './scene';
import { timestamp } from './timestamp';

/** The annotations that belong in the map at `path` and are not in it yet; those of the recognised format first. */
export function annotationKeysAt(scene: Scene, path: JsonPath, present: ReadonlySet<string>): Candidate[] {
  const places = placesAt(scene, path);
  const profile = classifyManifest(scene.model, scene.catalogue)?.profile;
  const expected = new Set([...(profile?.annotations.required ?? []), ...(profile?.annotations.usual ?? [])]);
  for (const layer of profile?.layers ?? [])
    for (const key of [...(layer.annotations ?? []), ...(layer.usual ?? [])]) expected.add(key);
  return scene.catalogue.annotations
    .filter(({ key, places: own }) => !present.has(key) && own.some((place) => places.includes(place)))
    .map((entry) => ({ entry, rank: rankOf(entry, expected) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => candidateFor(entry, scene));
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

function placesAt({ model: { kind } }: Scene, path: JsonPath): readonly string[] {
  if (samePath(path, ['config', 'Labels'])) return placesOf.labels;
  if (path.length > 1) return placesOf[placesByMember[path[0]!] ?? 'self'];
  if (kind === 'descriptor') return placesOf.self;
  return kind === 'image-index' ? ['index'] : placesOf.document;
}

function rankOf({ key, status }: AnnotationEntry, expected: ReadonlySet<string>): number {
  if (status === 'deprecated') return 4;
  if (expected.has(key)) return 0;
  if (status !== 'current') return 3;
  return key.startsWith(imageAnnotationPrefix) ? 1 : 2;
}

function candidateFor(entry: AnnotationEntry, scene: Scene): Candidate {
  const { key, pattern, title, owner, status } = entry;
  return {
    label: key,
    kind: CompletionItemKind.Property,
    detail: `${title} · ${owner}`,
    documentation: explain(entry),
    ...(status === 'deprecated' ? { deprecated: true } : {}),
    content: { [pattern === true ? key.slice(0, -1) + placeholder('name') : key]: firstValue(entry, scene) },
    suggests: pattern !== true && valuesAreKnown(entry),
  };
}

function explain({ description, status, replacement, link: address }: AnnotationEntry): string {
  const lines = [escapeMarkdown(description)];
  if (status !== 'current') {
    const instead = replacement === undefined ? '' : ` Use ${quote(replacement)} instead.`;
    lines.push(`_(${status})_${instead}`);
  }
  lines.push(link('Where it is defined', address));
  return lines.join('\n\n');
}

function firstValue({ value, values }: AnnotationEntry, scene: Scene): string {
  if (values?.length === 1) return placeholder(values[0]);
  switch (value) {
    case 'rfc3339':
      return placeholder(timestamp(scene.now()));
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
