import type { Operation } from '#schemas/catalogue/consumers';

/** A run that differs from the model, which speaks of documents, for a reason that is not in the document. */
export interface Explanation {
  readonly documents: readonly string[];
  readonly consumers: readonly string[];
  /** All of the consumer, when absent. */
  readonly operations?: readonly Operation[];
  /** Why, as a sentence. */
  readonly reason: string;
}

/** Runs that cannot agree with the model. A run that agrees fails the test until it is taken out. */
export const explanations: readonly Explanation[] = [
  {
    documents: ['image-missing-layer'],
    consumers: ['skopeo', 'umoci', 'podman', 'containerd', 'docker-classic', 'distribution'],
    operations: ['copy', 'extract', 'pull', 'run', 'push'],
    reason: 'Nobody has the layer.',
  },
  {
    documents: ['index-missing-image'],
    consumers: ['containerd', 'docker-classic', 'distribution', 'skopeo', 'podman'],
    reason: 'Nobody has the manifest.',
  },
  {
    documents: ['image-layer-with-urls', 'image-nondistributable-with-urls', 'docker-foreign-layer'],
    consumers: ['containerd'],
    operations: ['pull', 'run'],
    reason: 'Nothing answers at the URL of the layer.',
  },
  {
    documents: ['image-gzip-named-plain'],
    consumers: ['umoci', 'containerd'],
    operations: ['extract', 'pull', 'run'],
    reason: 'The content of the layer is not of the type that the document says.',
  },
  {
    documents: ['image-plain-named-gzip'],
    consumers: ['umoci'],
    reason: 'The content of the layer is not of the type that the document says.',
  },
  {
    documents: ['image-gzip-named-zstd'],
    consumers: ['docker-classic'],
    reason: 'The content of the layer is not of the type that the document says.',
  },
  {
    documents: ['image-wrong-diff-id'],
    consumers: ['umoci', 'containerd', 'docker-classic'],
    operations: ['extract', 'pull', 'run'],
    reason: 'The diff ID is that of other content.',
  },
  {
    documents: ['image-layer-size-too-large'],
    consumers: ['umoci', 'containerd'],
    operations: ['extract', 'pull', 'run'],
    reason: 'The size is not that of the content.',
  },
  {
    documents: ['image-layer-size-zero'],
    consumers: ['umoci'],
    reason: 'The size is not that of the content.',
  },
  {
    documents: ['image-config-size-zero'],
    consumers: ['skopeo', 'podman', 'umoci'],
    operations: ['copy', 'pull', 'run', 'extract'],
    reason: 'The size is not that of the content.',
  },
  {
    documents: ['image-empty-blob'],
    consumers: ['podman'],
    operations: ['pull', 'run'],
    reason: 'The layer has no content, which unpacks as nothing.',
  },
  {
    documents: ['artifact-config-is-text'],
    consumers: ['containerd'],
    operations: ['pull', 'run'],
    reason: 'The content of the config is no JSON object.',
  },
  {
    documents: ['image-env-without-value'],
    consumers: ['umoci'],
    reason: 'The model has no conditions on the entries of Env.',
  },
  {
    documents: ['image-with-long-history'],
    consumers: ['docker-classic'],
    reason: 'The model has no conditions on the entries of the history.',
  },
  {
    documents: ['image-layer-with-no-urls'],
    consumers: ['distribution'],
    reason: 'The model has no conditions on the length of urls.',
  },
  {
    documents: ['image-for-windows'],
    consumers: ['docker-classic'],
    reason: 'The host is linux/amd64.',
  },
  {
    documents: ['index-of-artifact'],
    consumers: ['containerd'],
    operations: ['pull', 'run'],
    reason: 'The host is linux/amd64, and the index has no image for it.',
  },
  {
    documents: ['index-of-artifact'],
    consumers: ['podman', 'skopeo'],
    operations: ['pull', 'run', 'show'],
    reason: 'The manifest that the index leads to is an artifact.',
  },
  {
    documents: ['index-for-others', 'docker-list-for-others'],
    consumers: ['containerd', 'docker-classic', 'skopeo', 'podman'],
    operations: ['pull', 'run', 'copy', 'show'],
    reason: 'The host is linux/amd64, and the index has no image for it.',
  },
  {
    documents: ['index-alias-x86-64', 'index-os-uppercase'],
    consumers: ['skopeo', 'podman'],
    operations: ['pull', 'run', 'copy', 'show'],
    reason: 'The host is linux/amd64, which the index names otherwise.',
  },
];
