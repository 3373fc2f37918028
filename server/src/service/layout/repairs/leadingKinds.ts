import type { Kind } from '#schemas/kinds';

/** The kinds of document that name other blobs. */
export const leadingKinds: ReadonlySet<Kind> = new Set([
  'image-manifest',
  'image-index',
  'docker-manifest',
  'docker-manifest-list',
  'artifact-manifest',
  'wasm-config',
]);
