// How much clients send. The server believes nothing that is longer.

/** How many bytes of a file are enough to tell its media type. */
export const contentHeadInBytes = 64 * 1024;

/** So many archives of a workspace are looked at. */
export const mostArchivesLookedAt = 100;

/** A layout has fewer files that are found by their names. */
export const mostFilesSeparated = 10;

/** No file of a layout in a virtual file system is sent to the server that has more bytes. Registries refuse manifests beyond 4 MiB. */
export const largestSentFileInBytes = 16 * 1024 * 1024;

/** A layout in a virtual file system is not listed if it has more files, each of which is asked about. */
export const mostSentFiles = 20_000;

/** The most files beside a document in a virtual file system that are asked about to find that of a digest. */
export const mostNeighborsAsked = 200;

/** The most folders that are looked into for the files that titles name. */
export const mostNeighborFolders = 100;

/** Nobody excludes as much from a search. */
export const mostExcludedGlobs = 10_000;

/** No file system has longer names, and no command, media type or digest is as long. */
export const longestNameInCodeUnits = 4096;

/** Several times the length of the longest page of documentation. */
export const longestPageInCodeUnits = 2 * 1024 * 1024;

/** Editors open no document with a longer URI. */
export const longestUriInCodeUnits = 64 * 1024;

/** A longer project file is not read. */
export const longestProjectFileInCodeUnits = 1024 * 1024;
