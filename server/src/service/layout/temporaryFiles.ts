// Files that tools write beside blobs while they work, and sometimes leave behind: umoci (`.umoci-*`), oras (`ingest`),
// regctl (`index.json.*.tmp`, `*.tmp`), containers/image (`oci-put-blob*`), BuildKit (`index.json.lock`), zot
// (`.uploads`, `.sync`).
const temporaryName = /(?:^|\/)(?:\.|oci-put-blob|ingest(?:\/|$))|\.(?:tmp|lock)(?:\/|$)/;

/** Tells whether what is at a path of a layout is somebody’s temporary file or folder, by its name. */
export function isTemporary(path: string): boolean {
  return temporaryName.test(path);
}
