import { nearestWord } from '#schemas/values/spelling';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { kindByMediaType, type Kind } from '#schemas/kinds';
import type { DocumentContent } from './documentContent';
import { nearestName } from './propertyNames';

/** The kinds of document that carry their own media type. */
export const typedKinds = [
  'image-manifest',
  'image-index',
  'docker-manifest',
  'docker-manifest-list',
] as const satisfies readonly Kind[];

/** A kind of document that carries its own media type. */
export type TypedKind = (typeof typedKinds)[number];

/** The media type that a document of each kind carries. */
export const typeOfKind: Readonly<Record<TypedKind, string>> = {
  'image-manifest': wellKnown.ociManifest,
  'image-index': wellKnown.ociIndex,
  'docker-manifest': wellKnown.dockerManifest,
  'docker-manifest-list': wellKnown.dockerManifestList,
};

/** The media type that a document of a kind carries; undefined for kinds that carry none. */
export function mediaTypeOfKind(kind: Kind): string | undefined {
  const typed = typedKinds.find((each) => each === kind);
  return typed === undefined ? undefined : typeOfKind[typed];
}

/** The document's own `mediaType`; undefined where it is absent or was reported for its type. */
export function ownMediaType({ model }: DocumentContent<TypedKind>): string | undefined {
  return typeof model.mediaType === 'string' ? model.mediaType : undefined;
}

/** Tells whether an object lacks `mediaType`, and not merely has null or another type there. */
export function lacksMediaType({ model, shapeIssues }: DocumentContent<TypedKind>): boolean {
  if (model.mediaType !== undefined) return false;
  return !shapeIssues.some(({ path }) => path.length === 0 || (path.length === 1 && path[0] === 'mediaType'));
}

/** The root's property that is `mediaType` with a typo; undefined when there is none. */
export function misspelledMediaType({ rawValue }: DocumentContent<TypedKind>): string | undefined {
  const isMisspelled = ([key, value]: readonly [string, unknown]): boolean =>
    typeof value === 'string' && nearestName(key, ['mediaType']) !== undefined;
  return Object.entries(rawValue([]) ?? {}).find(isMisspelled)?.[0];
}

/** The document type that a misspelled one is closest to; undefined when none is near. */
export function nearestDocumentType(type: string): string | undefined {
  return type.length > 127 ? undefined : nearestWord(type.trim(), kindByMediaType.keys(), 8);
}
