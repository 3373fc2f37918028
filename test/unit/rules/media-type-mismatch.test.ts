import assert from 'node:assert/strict';
import { it } from 'mocha';
import { messageOf } from '#service';
import { image, index, marked } from '#helpers/documents';
import { lint } from '#helpers/lint';
import { testRule } from '#helpers/ruleTester';

const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerManifestList: 'application/vnd.docker.distribution.manifest.list.v2+json',
};

/** The fix that gives a document another type. */
const replacedIn = (document: typeof image, mediaType: string) => ({
  [`Set mediaType to ${mediaType}`]: document({ mediaType }),
});

testRule('media-type-mismatch', {
  valid: [
    image({ mediaType: types.manifest }),
    index({ mediaType: types.index }),
    // Both families have an index, and each is a document of its own.
    index({ mediaType: types.dockerManifestList }),
    // What was only begun may still become what it is pinned as.
    {
      text: JSON.stringify({ mediaType: types.manifest, artifactType: 'application/vnd.example' }),
      kind: 'descriptor',
    },
    // The document says of itself what its pin says.
    { text: index({ mediaType: types.manifest }), kind: 'image-manifest' },
  ],
  invalid: [
    {
      text: image({ mediaType: marked(types.index) }),
      message: 'mismatch',
      severity: 'error',
      fixes: replacedIn(image, types.manifest),
    },
    {
      text: image({ mediaType: marked(types.index) }),
      kind: 'image-manifest',
      message: 'pinned',
      fixes: replacedIn(image, types.manifest),
    },
    // What has nothing of the kind that it is pinned as is told once.
    {
      text: image({ mediaType: marked(types.manifest) }),
      kind: 'image-config',
      message: 'pinned-other',
      says: 'This file is pinned as “OCI image config”, but it is an OCI image manifest.',
    },
    {
      text: '«{» "imageLayoutVersion": "1.0.0" }',
      kind: 'image-manifest',
      message: 'pinned-other',
    },
    {
      text: index({ mediaType: marked(types.dockerManifestList) }),
      fileName: 'index.json',
      describedAs: 'image-index',
      message: 'named',
      fixes: replacedIn(index, types.index),
    },
    // Without a media type of its own, the descriptor decides between manifests of OCI and of Docker.
    {
      text: image({ mediaType: marked('application/vnd.oci.image.config.v1+json') }),
      describedAs: 'docker-manifest',
      message: 'described',
      fixes: replacedIn(image, types.dockerManifest),
    },
    {
      text: image({ mediaType: marked('application/vnd.oci.image.config.v1+json') }),
      fixes: replacedIn(image, types.manifest),
    },
    { text: index({ mediaType: marked(types.manifest) }), fixes: replacedIn(index, types.index) },
    {
      text: index({ mediaType: marked(types.dockerManifest) }),
      fixes: replacedIn(index, types.dockerManifestList),
    },
  ],
});

it('a document that is not what it is pinned as is reported for nothing else', () => {
  const rulesFor = (text: string) =>
    lint(text, { kind: 'image-config' }).findings.map(({ rule: { id } }) => id);
  assert.deepEqual(rulesFor(image()), ['media-type-mismatch']);
  // What is no document yet, or has a part of the kind, may become one.
  assert.deepEqual(rulesFor('{}'), ['required-property', 'required-property', 'required-property']);
});

it('a wrong mediaType is reported with who refuses every wrong one, not with who refuses some', () => {
  // containerd compares only with the types of manifests and indexes.
  const { findings } = lint(index({ mediaType: 'application/vnd.oci.image.manifest.list.v1+json' }));
  const finding = findings.find(({ rule }) => rule.id === 'media-type-mismatch');
  assert(finding !== undefined);
  assert.match(messageOf(finding), /CNCF Distribution refuses a manifest whose mediaType differs/);
  assert.doesNotMatch(messageOf(finding), /containerd/);
});
