import { goFold } from '#service/document/goFold';
import type { DocumentContent } from './documentContent';
import type { TypedKind } from './ownMediaType';

/** The properties by which consumers tell manifests from indexes, and which therefore must not be in the other. */
const foreign: Readonly<Record<TypedKind, readonly string[]>> = {
  'image-manifest': ['manifests', 'fsLayers'],
  'docker-manifest': ['manifests', 'fsLayers'],
  'image-index': ['config', 'layers', 'fsLayers'],
  'docker-manifest-list': ['config', 'layers', 'fsLayers'],
};

/** The keys of a document that belong to another kind, in any spelling that Go would read, with their values. */
export function foreignKeys({
  kind,
  rawValue,
}: Pick<DocumentContent<TypedKind>, 'kind' | 'rawValue'>): [key: string, value: unknown][] {
  const names = new Set(foreign[kind].map(goFold));
  return Object.entries(rawValue([]) ?? {}).filter(([key]) => names.has(goFold(key)));
}
