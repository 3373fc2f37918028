/** The versions of the image specification that differ in what they demand. */
export const specificationVersions = ['1.0', '1.1', 'main'] as const;

/** A version of the image specification. */
export type SpecificationVersion = (typeof specificationVersions)[number];
