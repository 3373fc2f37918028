// How much is read and analyzed. The client has a limit of its own, in the messages, since it sees nothing else.

const mebi = 1024 * 1024;

/** Documents that nest deeper than this are not analyzed; real ones stay below 10, and Go gives up at 10,000. */
export const deepestNesting = 500;

/** Texts of more UTF-16 code units than this are not analyzed; registries refuse manifests beyond 4 MiB. */
export const longestTextInCodeUnits = 32 * mebi;

/** The command line reads no document of more bytes than this: no registry takes such a manifest. */
export const largestDocumentInBytes = 64 * mebi;

/** The first bytes, from which every known format can be told: two blocks of a tar archive. */
export const headInBytes = 1024;

/** No project file of more bytes than this is read. */
export const largestProjectFileInBytes = mebi;

/**
 * A list in a profile of a project file has no more values than this, since each layer of a manifest is compared with
 * all of them. Real formats have fewer than 20.
 */
export const longestProfileList = 100;

/** A document below more folders than this has no project file, since each folder would be looked into. */
export const mostFoldersAboveDocument = 256;

/** A file beside a document is hashed if it has no more bytes than this. Models can be larger, and take too long. */
export const largestNeighborInBytes = 512 * mebi;

/** The files beside one document are hashed up to so many bytes together. */
export const mostNeighborBytes = 2048 * mebi;

/** No more entries of a document’s folder are looked at to find the file of a digest. */
export const mostNeighborsListed = 1_000;
