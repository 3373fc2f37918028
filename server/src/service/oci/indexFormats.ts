import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { isImageConfigType } from '#schemas/catalogue/mediaTypes';
import { recognizeProfile } from '#schemas/catalogue/profiles';
import type { DescriptorView } from '#service/document/views';
import { isPlainObject } from '#schemas/plainData';
import type { Model } from '#service/document/parsedDocument';
import { entriesOf } from './attestations';

/** A type that an index or an entry has, and what is known of it. */
export interface IndexFormat {
  readonly type: string;
  /** The name of the format, or else the title of the type. */
  readonly title: string;
  /** What an author should know; undefined where nothing is said. */
  readonly description?: string | undefined;
  readonly claims?: readonly string[] | undefined;
}

/** What an index is, or holds, beyond images for platforms. */
export interface IndexFormats {
  /** The format of the index itself, by its `artifactType` or the annotation that came before it. */
  readonly own: IndexFormat | undefined;
  /** The known formats of its entries, each once, such as a SOCI index beside the image that it belongs to. */
  readonly entries: readonly IndexFormat[];
  /**
   * Whether each entry is an artifact that names its type and no platform, as in a list of referrers (distribution
   * specification, “Listing Referrers”).
   */
  readonly isListOfArtifacts: boolean;
}

/** The formats that an index shows by its artifact type and annotations, and by those of its entries. */
export function indexFormats(
  { value: index, descriptors }: Pick<Model, 'value' | 'descriptors'>,
  catalogue: Catalogue,
): IndexFormats {
  const listed = entriesOf(descriptors);
  const ownType = typeOfIndex(index);
  return {
    own: ownType === undefined ? undefined : formatOf(ownType, catalogue),
    entries: formatsOfEntries(listed, catalogue),
    isListOfArtifacts: listed.length > 0 && listed.every(isArtifact),
  };
}

/** Bundles of CNAB have their type in an annotation, because they are older than `artifactType`. */
function typeOfIndex(index: unknown): string | undefined {
  if (!isPlainObject(index)) return undefined;
  const { artifactType, annotations } = index;
  const type =
    artifactType ?? (isPlainObject(annotations) ? annotations[wellKnownAnnotations.artifactType] : undefined);
  return typeof type === 'string' ? type : undefined;
}

function isArtifact({ value: { artifactType, platform } }: DescriptorView): boolean {
  return artifactType !== undefined && !isImageConfigType(artifactType) && platform === undefined;
}

function formatsOfEntries(entries: readonly DescriptorView[], catalogue: Catalogue): readonly IndexFormat[] {
  const formats = new Map<string, IndexFormat>();
  let last: string | undefined;
  for (const { value } of entries) {
    const type = value.artifactType ?? value.mediaType;
    // Entries mostly repeat the type of the one before. Some tools write the config type of an image there.
    if (type === undefined || type === last || isImageConfigType(type)) continue;
    last = type;
    const format =
      value.artifactType === undefined ? formatOfBlob(type, catalogue) : formatOf(type, catalogue);
    if (format !== undefined && !formats.has(format.title)) formats.set(format.title, format);
  }
  return [...formats.values()];
}

/** Some formats list blobs where others list manifests, such as build caches and checkpoints. */
function formatOfBlob(type: string, catalogue: Catalogue): IndexFormat | undefined {
  const known = catalogue.mediaType(type);
  return known?.roles.includes('blob') === true && !known.roles.includes('layer') ? known : undefined;
}

/**
 * The format of a manifest that a list names by its artifact type. Registries write the type of the config there for
 * manifests without one (distribution specification, “Listing Referrers”), so that it tells the format as well.
 */
function formatOf(type: string, catalogue: Catalogue): IndexFormat | undefined {
  const known = catalogue.mediaType(type);
  if (known?.roles.some((role) => role === 'artifactType' || role === 'index') === true) return known;
  const traits = { artifactType: type, configType: type, layerTypes: [], annotations: {} };
  const profile = recognizeProfile(traits, catalogue.profiles);
  return profile === undefined
    ? known
    : { type, title: profile.name, description: profile.note, claims: profile.claims };
}
