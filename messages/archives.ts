// How what is in an archive is addressed. Client and server must agree on it, and each has its own class of URIs.

/**
 * The scheme of the read-only documents in archives. Their path is that of the archive, `!`, and the path below the folder of
 * its layout, as in `oci-archive:/project/image.tar!/index.json`.
 */
export const archiveScheme = 'oci-archive';

/** The path of the folder of the layout in an archive, by the path of the archive. Nothing in a layout has a `!` in its path. */
export function layoutPathIn(archive: string): string {
  return `${archive}!`;
}

/** What a path in an archive consists of. */
export interface PathInArchive {
  /** The path of the archive. */
  readonly archive: string;
  /** The path below the folder of the layout, without a slash at its beginning; empty for the folder. */
  readonly inside: string;
}

/** Takes a path in an archive apart; undefined for other paths. The archive may have `!` in its own path. */
export function splitPathInArchive(path: string): PathInArchive | undefined {
  const end = path.lastIndexOf('!');
  const inside = path.slice(end + 1);
  if (end === -1 || (inside !== '' && !inside.startsWith('/'))) return undefined;
  return { archive: path.slice(0, end), inside: inside.slice(1) };
}
