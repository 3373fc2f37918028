import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { MediaTypeEntry } from '#schemas/catalogue/mediaTypes';
import { isImageConfigType } from '#schemas/catalogue/mediaTypes';
import type { DescriptorView } from '#service/document/views';
import { entriesOf } from './attestations';

/** What an index is, or holds, beyond images for platforms. */
export interface IndexFormats {
  /** The type of the index itself, by its `artifactType`. */
  readonly own: MediaTypeEntry | undefined;
  /** The known types of its entries, each once, such as a SOCI index beside the image that it belongs to. */
  readonly entries: readonly MediaTypeEntry[];
}

/** The formats that an index shows by its artifact type and by those of its entries. */
export function indexFormats(
  artifactType: unknown,
  descriptors: readonly DescriptorView[],
  catalogue: Catalogue,
): IndexFormats {
  const entries = new Set<MediaTypeEntry>();
  let last: string | undefined;
  for (const { value } of entriesOf(descriptors)) {
    const type = value.artifactType;
    // Entries mostly repeat the type of the one before. Some tools write the config type of an image there.
    if (type === undefined || type === last || isImageConfigType(type)) continue;
    last = type;
    const known = catalogue.mediaType(type);
    if (known !== undefined) entries.add(known);
  }
  const own = typeof artifactType === 'string' ? catalogue.mediaType(artifactType) : undefined;
  return { own, entries: [...entries] };
}
