import { once } from '../once';
import { catalogueData } from './data';
import type { AnnotationEntry } from './dataSchemas/annotations';

export type { AnnotationEntry, AnnotationValue } from './dataSchemas/annotations';

const byKey = once(
  (): ReadonlyMap<string, AnnotationEntry> =>
    new Map(catalogueData.annotations.map((entry) => [entry.key, entry])),
);
const patterns = once(() =>
  catalogueData.annotations
    .filter(({ pattern }) => pattern === true)
    .map((entry) => ({ prefix: entry.key.slice(0, -1), entry })),
);

/** Looks an annotation up by its key, byte by byte as consumers compare them. */
export function lookUpAnnotation(key: string): AnnotationEntry | undefined {
  return byKey().get(key) ?? patterns().find(({ prefix }) => key.startsWith(prefix))?.entry;
}

/** The prefix of the keys that the image specification defines. */
export const imageAnnotationPrefix = 'org.opencontainers.image.';

/** The annotations that rules refer to by name. */
export const wellKnownAnnotations = {
  created: 'org.opencontainers.image.created',
  licenses: 'org.opencontainers.image.licenses',
  title: 'org.opencontainers.image.title',
  version: 'org.opencontainers.image.version',
  refName: 'org.opencontainers.image.ref.name',
  /** The full name of an entry of a layout, for containerd and Docker. */
  imageName: 'io.containerd.image.name',
  baseName: 'org.opencontainers.image.base.name',
  baseDigest: 'org.opencontainers.image.base.digest',
  /** The type of a CNAB bundle, from before indexes had a property for it. */
  artifactType: 'org.opencontainers.artifactType',
  referenceType: 'vnd.docker.reference.type',
  referenceDigest: 'vnd.docker.reference.digest',
  /** What a statement of an attestation by BuildKit says. */
  predicateType: 'in-toto.io/predicate-type',
} as const;

/** The keys that annotations.md defines, which the author of a misspelled key is likely to want. */
export const predefinedKeys = once((): readonly string[] =>
  catalogueData.annotations
    .filter(({ key, places }) => key.startsWith(imageAnnotationPrefix) && places.includes('manifest'))
    .map(({ key }) => key)
    .concat(wellKnownAnnotations.refName),
);

/** Wrong names that people write after `org.opencontainers.image.`, each with the right one. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ['name', 'title'],
  ['maintainer', 'authors'],
  ['maintainers', 'authors'],
  ['homepage', 'url'],
  ['repository', 'source'],
  ['vcs-url', 'source'],
  ['commit', 'revision'],
  ['vcs-ref', 'revision'],
  ['date', 'created'],
  ['build-date', 'created'],
  ['summary', 'description'],
]);
