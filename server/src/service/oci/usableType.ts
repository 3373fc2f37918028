import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import { repairCase } from './mediaTypeRepair';

/** The type of an artifact about which nothing is known; authors replace it with a type of their own. */
export const unknownArtifact = 'application/vnd.unknown.artifact.v1';

/** Types that fit any file, or that tools write when they are not given a type. */
const generic: ReadonlySet<string> = new Set([
  unknownArtifact,
  'application/vnd.unknown.config.v1+json',
  'application/vnd.unknown.config+json',
  'application/json',
  'application/octet-stream',
  'application/xml',
  'application/yaml',
  'application/zip',
  'application/gzip',
  'application/x-tar',
  'application/tar',
  'application/tar+gzip',
  'text/plain',
]);

/** Tells whether a type is too general to say what an artifact is. */
export function isGenericType(type: string): boolean {
  return generic.has(type);
}

/** Tells whether a type stands for one that its tool did not know, so that nobody writes it by hand. */
export function isPlaceholderType(type: string): boolean {
  return /[./]unknown[.+]/.test(type);
}

/** The part of an image that has the type; undefined for the types of artifacts. */
export function imagePartOf(
  type: string,
  catalogue: Catalogue,
): 'empty' | 'manifest' | 'index' | 'config' | 'layer' | undefined {
  const entry = catalogue.mediaType(type);
  if (entry === undefined || (entry.owner !== 'OCI' && entry.owner !== 'Docker')) return undefined;
  if (entry.type === wellKnown.ociEmpty) return 'empty';
  if (entry.roles.includes('artifactType')) return undefined;
  return (['manifest', 'index', 'config', 'layer'] as const).find((role) => entry.roles.includes(role));
}

/** The type that all layers share, if it also says what the artifact is, so that it can be its artifact type. */
export function sharedArtifactType(
  layerTypes: Iterable<string | undefined>,
  catalogue: Catalogue,
): string | undefined {
  const [type, ...others] = new Set(layerTypes);
  if (type === undefined || others.length > 0) return undefined;
  return saysWhatItIs(type, catalogue) ? type : undefined;
}

/** The types of the container formats say how content is stored; other types say what it is. */
function saysWhatItIs(type: string, catalogue: Catalogue): boolean {
  if (!isMediaType(type) || repairCase(type, catalogue) !== undefined) return false;
  return familyOf(type) === undefined || catalogue.mediaType(type)?.roles.includes('artifactType') === true;
}
