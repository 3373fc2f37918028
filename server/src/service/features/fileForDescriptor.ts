import type { Catalogue } from '#schemas/catalogue/catalogue';
import { isManifestEntry } from '#schemas/catalogue/mediaTypes';
import type { JsonPath } from '#schemas/jsonPath';
import { kindNames } from '#schemas/kinds';
import { printable } from '#schemas/printable';
import { contradictionOf, formNames } from '#service/oci/contentForm';
import { canBeManifest } from './contentType';

/** A file that a descriptor is wanted for. */
export interface OfferedFile {
  /** The media type that the content has by itself. */
  readonly mediaType: string;
  /** Length in bytes. */
  readonly size: number;
  /** The first bytes, or all of a shorter file. */
  readonly head: Uint8Array;
  /** The file’s name, without folders. */
  readonly fileName: string;
}

/** The media type of a descriptor before it is one of the file. */
export interface PresentType {
  /** Undefined where there is none. */
  readonly type: string | undefined;
  /** True where the author has chosen it; a template’s example can be replaced. */
  readonly isChosen: boolean;
}

/** How a file fits a place. */
export interface FileFit {
  /** The media type that the descriptor of the file gets there. */
  readonly mediaType: string;
  /** What speaks against the file, as a sentence; undefined for nothing. */
  readonly objection?: string | undefined;
  /** True where the file cannot be there, whatever the author wants. */
  readonly isRefused?: boolean;
}

/** Tells how a file fits the descriptor, or the array of descriptors, at `path`. */
export function fitFile(
  path: JsonPath,
  present: PresentType,
  file: OfferedFile,
  catalogue: Catalogue,
): FileFit {
  // A media type that somebody has chosen says more than the first bytes of the file.
  const kept = present.isChosen ? present.type : undefined;
  const mediaType = kept ?? file.mediaType;
  const [holder] = path;
  if (holder !== 'subject' && holder !== 'manifests')
    return { mediaType, objection: kept === undefined ? undefined : contradiction(kept, file) };
  if (canBeManifest({ bytes: file.head, fileName: file.fileName }, catalogue)) {
    // Manifests say themselves what they are.
    const isKept = kept !== undefined && contradiction(kept, file) === undefined;
    return { mediaType: isKept ? kept : file.mediaType };
  }
  if (holder === 'subject')
    return {
      mediaType,
      isRefused: true,
      objection: 'The subject must be a manifest or index. The chosen file is neither.',
    };
  const entry = present.type === undefined ? undefined : catalogue.mediaType(present.type);
  if (entry !== undefined && isManifestEntry(entry))
    return {
      mediaType,
      isRefused: true,
      objection: `The media type "${entry.type}" is that of a manifest or index. The chosen file is neither.`,
    };
  return { mediaType, objection: 'An index lists manifests and indexes. The chosen file is neither.' };
}

/** How a file contradicts a media type, as a sentence; undefined where it does not, as far as its beginning tells. */
function contradiction(type: string, { head, size }: OfferedFile): string | undefined {
  const known = contradictionOf(type, head, size);
  if (known === undefined) return undefined;
  const shown = printable(type, { longest: 200 });
  if ('kind' in known)
    return `The media type "${shown}" is for ${kindNames[known.kind].phrase}, but the file is JSON with none of its required properties.`;
  const { promised, found } = known;
  return found === undefined
    ? `The media type "${shown}" is for content that is ${formNames[promised]}, but the file is not.`
    : `The file is ${formNames[found]}, but the media type "${shown}" is for content that is ${formNames[promised]}.`;
}
