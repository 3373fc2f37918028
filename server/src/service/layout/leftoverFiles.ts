import { digitsOf } from '#schemas/values/digest';
import { blobsFolder, digestOfPath, type Layout, type LayoutContent } from './layout';
import { isLostFile, lostBlobs } from './lostBlobs';

// The names under which tools write before a file has its own, exactly as these make them, because other files belong to
// somebody. Go puts a random number of 32 bits in place of the asterisk of a pattern (os.CreateTemp).
const patterns: readonly RegExp[] = [
  // container-libs image/v5.40.0, image/oci/layout/oci_dest.go: "oci-put-blob" in the folder of the layout
  /^oci-put-blob\d{1,10}$/,
  // oras-go v2.6.0, content/oci/storage.go: "<digits>_*" in "ingest"
  /^ingest\/(?<digits>[0-9a-f]+)_\d{1,10}$/,
  // regclient v0.9.2, scheme/ocidir/ocidir.go: "index.json.*.tmp"
  /^(?<name>index\.json)\.\d{1,10}\.tmp$/,
  // regclient v0.9.2, scheme/ocidir/manifest.go and blob.go: "<digits>.*.tmp", and "*.tmp" where the digest is not known yet
  /^blobs\/(?<algorithm>[^/]+)\/(?:(?<digits>[0-9a-f]+)\.)?\d{1,10}\.tmp$/,
  // oci-manifest itself
  /^\.(?<name>index\.json|manifest\.json|oci-layout)\.[0-9a-f]{12}\.tmp$/,
  /^blobs\/(?<algorithm>[^/]+)\/\.(?<digits>[0-9a-f]+)\.[0-9a-f]{12}\.tmp$/,
];

/** A file of which a tool has not finished, or not begun, to make something with a name. */
interface Leftover {
  /** The paths that the file may get; none where its name does not tell. */
  readonly meant: readonly string[];
}

/** What a file is by its path; undefined for a file that no tool makes, or that has the name of a blob. */
function leftoverAt(path: string): Leftover | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(path);
    if (match === null || digestOfPath(path) !== undefined) continue;
    const { name, digits, algorithm } = match.groups ?? {};
    if (name !== undefined) return { meant: [name] };
    if (digits === undefined) return { meant: [] };
    const algorithms = ['sha256', 'sha384', 'sha512'].filter(
      (candidate) => digitsOf(candidate) === digits.length && candidate === (algorithm ?? candidate),
    );
    // Tools write no digests but whole ones.
    return algorithms.length === 0
      ? undefined
      : { meant: algorithms.map((known) => `${blobsFolder}/${known}/${digits}`) };
  }
  return undefined;
}

/** Tells whether a file of a layout is one that a tool writes before it has its name, by its path. */
export function isLeftover(path: string): boolean {
  return leftoverAt(path) !== undefined;
}

/** The files that tools write before these have their names, where they are not all that may be left of a blob. */
export function leftoverFiles(layout: Layout): readonly LayoutContent[] {
  const needed = new Set(lastCopies(layout));
  return leftovers(layout).filter((content) => !needed.has(content));
}

/** Those that may be all that is left of a blob that is missing or damaged. */
export function lastCopies(layout: Layout): readonly LayoutContent[] {
  const found = leftovers(layout);
  if (found.length === 0) return found;
  const lost = lostBlobs(layout);
  const isLost = (path: string): boolean => lost.has(path) || isLostFile(layout, path);
  return found.filter(({ path, size }) => {
    const meant = leftoverAt(path)?.meant ?? [];
    return meant.length > 0
      ? meant.some(isLost)
      : [...lost.values()].some((sizes) => sizes.some((most) => most >= size));
  });
}

function leftovers({ contents }: Layout): readonly LayoutContent[] {
  return [...contents.values()].filter(({ path, type }) => type === 'file' && isLeftover(path));
}
