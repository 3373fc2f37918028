// What several rules rest on alike, by the consumer and the behavior in its file.

/** How consumers compare the names of a platform. */
export const platformNameClaims: readonly string[] = [
  'containerd/platform-names',
  'docker-classic/platform-names',
  'containers-image/platform-text',
  'go-containerregistry/platform-text',
];

/** How large a manifest may be. */
export const documentSizeClaims: readonly string[] = [
  'distribution/manifest-size',
  'harbor/manifest-size',
  'zot/manifest-size',
  'containerd-client/document-size',
  'containers-image/document-size',
  'regclient/document-size',
  'go-containerregistry/document-size',
];
