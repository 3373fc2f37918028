/** The bytes of the shortest JSON object. */
export const smallestDocument = 2;

/** The most bytes that registries and clients need to support for a manifest. */
export const largestManifest = 4 * 1024 * 1024;
