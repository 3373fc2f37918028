import type { Catalogue } from '#schemas/catalogue/catalogue';
import { isImageConfigType } from '#schemas/catalogue/mediaTypes';
import { recognizeProfile } from '#schemas/catalogue/profiles';
import type { DescriptorView } from '#service/document/views';
import { entriesOf } from './attestations';

/** A type that an index or an entry has, and what is known of it. */
export interface IndexFormat {
  readonly type: string;
  /** The name of the format, or else the title of the type. */
  readonly title: string;
  /** What an author should know; undefined where nothing is said. */
  readonly description: string | undefined;
}

/** What an index is, or holds, beyond images for platforms. */
export interface IndexFormats {
  /** The format of the index itself, by its `artifactType`. */
  readonly own: IndexFormat | undefined;
  /** The known formats of its entries, each once, such as a SOCI index beside the image that it belongs to. */
  readonly entries: readonly IndexFormat[];
}

/** The formats that an index shows by its artifact type and by those of its entries. */
export function indexFormats(
  artifactType: unknown,
  descriptors: readonly DescriptorView[],
  catalogue: Catalogue,
): IndexFormats {
  const entries = new Map<string, IndexFormat>();
  let last: string | undefined;
  for (const { value } of entriesOf(descriptors)) {
    const type = value.artifactType;
    // Entries mostly repeat the type of the one before. Some tools write the config type of an image there.
    if (type === undefined || type === last || isImageConfigType(type)) continue;
    last = type;
    const format = formatOf(type, catalogue);
    if (format !== undefined && !entries.has(format.title)) entries.set(format.title, format);
  }
  const own = typeof artifactType === 'string' ? formatOf(artifactType, catalogue) : undefined;
  return { own, entries: [...entries.values()] };
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
  return profile === undefined ? known : { type, title: profile.name, description: profile.note };
}
