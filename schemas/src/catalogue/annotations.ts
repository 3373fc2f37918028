import data from './data/annotations.json';

/** The form that the value of an annotation has. */
export type AnnotationValue =
  | 'text'
  | 'rfc3339'
  | 'url'
  | 'spdx'
  | 'digest'
  | 'reference'
  | 'semver'
  | 'boolean'
  | 'integer'
  | 'json'
  | 'path'
  | 'media-type'
  | 'enum'
  | 'base64'
  | 'pem'
  | 'platform';

/** An annotation or label that the ecosystem knows. */
export interface AnnotationEntry {
  readonly key: string;
  /** True when the key ends in `*` and stands for all keys that begin like it. */
  readonly pattern?: boolean;
  /** The project or organisation that defines the key. */
  readonly owner: string;
  readonly places: readonly string[];
  readonly value: AnnotationValue;
  readonly values?: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly status: 'current' | 'deprecated' | 'legacy' | 'reserved';
  /** The key to use instead. */
  readonly replacement?: string;
  readonly link: string;
}

/** All annotations of the catalogue. */
export const annotationEntries = data as unknown as readonly AnnotationEntry[];

const byKey: ReadonlyMap<string, AnnotationEntry> = new Map(
  annotationEntries.map((entry) => [entry.key, entry]),
);
const patterns = annotationEntries
  .filter(({ pattern }) => pattern === true)
  .map((entry) => ({ prefix: entry.key.slice(0, -1), entry }));

/** Looks an annotation up by its key, byte by byte as consumers compare them. */
export function lookUpAnnotation(key: string): AnnotationEntry | undefined {
  return byKey.get(key) ?? patterns.find(({ prefix }) => key.startsWith(prefix))?.entry;
}

/** What the keys begin with that are the image specification's own. */
export const imageAnnotationPrefix = 'org.opencontainers.image.';

/** The annotations that rules refer to by name. */
export const wellKnownAnnotations = {
  created: 'org.opencontainers.image.created',
  licenses: 'org.opencontainers.image.licenses',
  title: 'org.opencontainers.image.title',
  refName: 'org.opencontainers.image.ref.name',
  baseName: 'org.opencontainers.image.base.name',
  baseDigest: 'org.opencontainers.image.base.digest',
  referenceType: 'vnd.docker.reference.type',
  referenceDigest: 'vnd.docker.reference.digest',
} as const;

/** The keys that annotations.md defines for everybody, which a misspelt key is likely to mean. */
export const predefinedKeys: readonly string[] = annotationEntries
  .filter(({ key, places }) => key.startsWith(imageAnnotationPrefix) && places.includes('manifest'))
  .map(({ key }) => key)
  .concat(wellKnownAnnotations.refName);

/** Names that people put behind `org.opencontainers.image.` for want of the right one. */
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
