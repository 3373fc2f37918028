import { grouped } from '#schemas/prose';
import { defineRule } from '#service/lint/rule';
import { largestManifest } from '#service/oci/documentSizes';
import { documentSizeClaims } from '#service/reports/sharedClaims';

/** Registries limit the size of manifests, and clients limit how much they read of one. */
export default defineRule({
  id: 'document-too-large',
  category: 'document',
  kinds: [
    'image-manifest',
    'image-index',
    'image-config',
    'docker-manifest',
    'docker-manifest-list',
    'artifact-manifest',
  ],
  severity: 'warning',
  summary: 'A document is larger than the 4 MiB that registries and clients must support.',
  source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests',
  claims: documentSizeClaims,
  messages: {
    size:
      'The document has {bytes} bytes, but registries and clients are required to support only 4 MiB. Move annotations ' +
      'and embedded data into blobs.',
  },
  *check({ length, byteLength, syntaxProblems }) {
    // One UTF-16 code unit takes at most three bytes in UTF-8.
    if (length * 3 <= largestManifest || syntaxProblems.some(({ problem }) => problem === 'too-large'))
      return;
    const bytes = byteLength();
    if (bytes > largestManifest)
      yield { message: 'size', at: { path: [] }, values: { bytes: grouped(bytes) } };
  },
});
