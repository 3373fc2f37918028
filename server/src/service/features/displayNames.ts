import type { Catalogue } from '#schemas/catalogue/catalogue';
import { printable } from '#schemas/printable';
import { parseDigest } from '#schemas/values/digest';

/** The parts of a platform’s name; null is legal for the variant in an image config. */
interface PlatformParts {
  readonly os?: string | undefined;
  readonly architecture?: string | undefined;
  readonly variant?: string | null | undefined;
}

/** A platform as tools write it: `linux/arm64/v8`; undefined while it lacks a part that it must have. */
export function platformName({ os, architecture, variant }: PlatformParts): string | undefined {
  if (!os || !architecture) return undefined;
  return variant ? `${os}/${architecture}/${variant}` : `${os}/${architecture}`;
}

/** Whether the name of a format says itself what it is: “Image with encrypted layers” does, “Artifact Hub metadata” does not. */
export function saysWhatItIs(name: string, word: 'Artifact' | 'Image'): boolean {
  return name.startsWith(`${word} with`);
}

/** A digest for people to recognize: `sha256:44136fa355b3`; anything else comes back cut to the same length. */
export function shortDigest(digest: string): string {
  const parsed = parseDigest(digest);
  return parsed === undefined
    ? shorten(digest, 19)
    : `${shorten(parsed.algorithm, 19)}:${parsed.encoded.slice(0, 12)}`;
}

/** A media type in a word or two: `tar+gzip` for a layer, the catalogue’s title, or the name without its tree. */
export function shortMediaType(type: string, catalogue: Catalogue): string {
  if (catalogue.isRootfsLayer(type)) {
    const archive = type.lastIndexOf('.tar');
    if (archive !== -1) return type.slice(archive + 1);
  }
  return catalogue.mediaType(type)?.title ?? type.replace(/^application\/(?:vnd\.)?/, '');
}

/** Text from a document in one short line; of white space one space stays, and hidden characters become visible. */
export function shorten(text: string, length: number): string {
  const flat = text
    .slice(0, 4 * length)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
  // The mark of the cut comes on top of the length.
  return printable(flat, { longest: flat.length <= length ? Math.max(length, 1) : length + 1 });
}
