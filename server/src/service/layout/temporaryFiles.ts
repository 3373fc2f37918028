import type { Layout, LayoutContent } from './layout';

// Files that tools write beside blobs while they work, and sometimes leave behind: umoci (`.umoci-*`), oras (`ingest`),
// regctl (`index.json.*.tmp`, `*.tmp`), containers/image (`oci-put-blob*`), BuildKit (`index.json.lock`), zot
// (`.uploads`, `.sync`).
const temporaryName = /(?:^|\/)(?:\.|oci-put-blob|ingest(?:\/|$))|\.(?:tmp|lock)(?:\/|$)/;

/** Tells whether what is at a path of a layout is somebody’s temporary file or folder, by its name. */
export function isTemporary(path: string): boolean {
  return temporaryName.test(path);
}

// What they leave behind when they are stopped: containers/image (image/oci/layout/oci_dest.go), regctl
// (scheme/ocidir/ocidir.go, blob.go, manifest.go), oras (content/oci/storage.go). Folders of umoci are locked while somebody
// uses them, and umoci removes the others itself (oci/cas/dir/dir.go).
const leftoverName =
  /^(?:oci-put-blob[^/]*|\.?index\.json\.[^/]*\.tmp|ingest\/[^/]+|blobs\/[^/]+\/(?:[^/]*\.tmp|oci-put-blob[^/]*))$/;

/** Tells whether a file of a layout is one that a tool writes before it has its name, by its path. */
export function isLeftover(path: string): boolean {
  return leftoverName.test(path);
}

/** The files that tools write before these have their names, where they are not all that is left of a blob. */
export function leftoverFiles(layout: Layout): readonly LayoutContent[] {
  const isNeeded = (path: string): boolean => layout.referencesTo(path).length > 0;
  return [...layout.contents.values()].filter(({ path, type }) => {
    if (type !== 'file' || !isLeftover(path) || isNeeded(path)) return false;
    const [named] = /^blobs\/[^/]+\/\.?[0-9a-f]{64,}/.exec(path) ?? [];
    const blob = named?.replace('/.', '/');
    return blob === undefined || layout.contents.has(blob) || !isNeeded(blob);
  });
}
