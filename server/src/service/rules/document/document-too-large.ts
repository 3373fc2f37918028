import { defineRule } from '#service/lint/rule';

/** Registries limit manifests, and clients limit what they read of one. */
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
  summary: 'A document is larger than the 4 MiB that registries and clients have to support.',
  source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests',
  messages: {
    size: 'The document has {bytes} bytes. Registries need to support no more than 4 MiB, and many clients stop reading there. Move annotations and embedded data into blobs.',
  },
  *check({ length, byteLength, syntaxProblems }) {
    // Three bytes are the most that one UTF-16 code unit takes in UTF-8.
    if (length * 3 <= limit || syntaxProblems.some(({ problem }) => problem === 'too-large')) return;
    const bytes = byteLength();
    if (bytes > limit) yield { message: 'size', at: { path: [] }, values: { bytes } };
  },
});

const limit = 4 * 1024 * 1024;
