import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { kinds } from '#schemas/kinds';
import {
  artifact,
  dockerManifest,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  platform,
  print,
  type Members,
} from '#helpers/documents';
import { defaultSettings } from '#service';
import { lint, service, type LintOptions } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';

const summaryOf = (text: string, options?: LintOptions): string | undefined =>
  service.summary(lint(writeOutDigests(text), options).document, defaultSettings);

/** An image without layers whose config descriptor has these members too. */
const imageWithConfig = (members: Members): string =>
  image({ config: imageConfigDescriptor(members), layers: [] });

const entry = (architecture: string): Members => manifestDescriptor({ platform: platform({ architecture }) });
const untyped = manifestDescriptor();
const attestation = manifestDescriptor({
  digest: '$3',
  platform: platform({ os: 'unknown', architecture: 'unknown' }),
  annotations: {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': '$1',
  },
});

/** Stored beside the image for the same platform. */
const sociType = 'application/vnd.amazon.soci.index.v2+json';
const soci = manifestDescriptor({ digest: '$4', artifactType: sociType, platform: platform() });

const encryptedType = 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted';

describe('the summary', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    [image({ layers: [1024, 2048, 119_398].map((size) => layer({ size })) })]: 'Image · 3 layers · 119.6 KiB',
    [image({ layers: [] })]: 'Image · 0 layers',
    // A total without one of its parts would mislead.
    [image({ layers: [layer(), layer({ size: '?' })] })]: 'Image · 2 layers',
    [imageWithConfig({ platform: platform({ architecture: 'arm64', variant: 'v8' }) })]:
      'Image · linux/arm64/v8 · 0 layers',
    [imageWithConfig({ data: btoa('{"os":"linux","architecture":"s390x"}') })]:
      'Image · linux/s390x · 0 layers',
    [image({
      config: imageConfigDescriptor({ mediaType: 'application/vnd.cncf.helm.config.v1+json' }),
      layers: [layer({ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', size: 16_691 })],
    })]: 'Artifact · Helm chart · 1 blob · 16.3 KiB',
    [artifact({
      artifactType: 'application/vnd.acme.rocket',
      layers: [layer({ mediaType: 'text/plain', size: 5 })],
    })]: 'Artifact · acme.rocket · 1 blob · 5 bytes',
    [image({ layers: [layer({ mediaType: 'application/wasm', size: 5 })] })]:
      'Image · Wasm image for runwasi · 1 layer · 5 bytes',
    // Whether a shim runs the module or a file of the root filesystem depends on the architecture in the config.
    [image({ layers: [layer({ size: 5 }), layer({ mediaType: 'application/wasm', size: 5 })] })]:
      'Image · 2 layers · 10 bytes',
    [artifact({ artifactType: undefined, layers: [] })]: 'Artifact · 0 blobs',
    [artifact({ artifactType: 'application/vnd.unknown.artifact.v1', layers: [] })]:
      'Artifact without a type of its own · 0 blobs',
    // A name that begins with the title stands for it.
    [image({ layers: [layer({ mediaType: encryptedType, size: 5 })] })]:
      'Image with encrypted layers · 1 layer · 5 bytes',
    [artifact({ artifactType: 'application/vnd.cncf.artifacthub.config.v1+yaml', layers: [] })]:
      'Artifact · Artifact Hub repository metadata · 0 blobs',
    // Nested too deeply to be read.
    [image().replace(/\}\s*$/, `, "x": ${'['.repeat(600)}${']'.repeat(600)} }`)]: 'OCI image manifest',
    [print({ schemaVersion: 2, config: {}, layers: [layer({ size: 9 })] })]: 'Manifest · 1 layer · 9 bytes',
    [index({ manifests: [entry('amd64'), entry('arm64'), attestation, attestation] })]:
      'Index · 2 platforms · 2 attestations',
    [index({ manifests: [entry('amd64'), attestation] })]: 'Index · linux/amd64 · 1 attestation',
    [index({ manifests: [entry('amd64'), soci] })]: 'Index · 2 platforms · with SOCI index, version 2',
    // A list of referrers names a manifest without artifactType by the type of its config.
    [index({
      manifests: [manifestDescriptor({ artifactType: 'application/vnd.cncf.helm.config.v1+json' })],
    })]: 'Index · 1 artifact · with Helm chart',
    [index({ manifests: [manifestDescriptor({ artifactType: sociType }), untyped] })]:
      'Index · 2 manifests · with SOCI index, version 2',
    // Older than the property artifactType.
    [index({
      annotations: { 'org.opencontainers.artifactType': 'application/vnd.cnab.manifest.v1' },
      manifests: [untyped],
    })]: 'Index · CNAB bundle · 1 manifest',
    // A build cache in its older form lists layers and their description.
    [index({
      manifests: [layer(), manifestDescriptor({ mediaType: 'application/vnd.buildkit.cacheconfig.v0' })],
    })]: 'Index · 2 manifests · with BuildKit cache configuration',
    [index({ artifactType: sociType, manifests: [untyped] })]: 'Index · SOCI index, version 2 · 1 manifest',
    [index({ manifests: [untyped] })]: 'Index · 1 manifest',
    [index({ manifests: [entry('amd64'), untyped] })]: 'Index · linux/amd64 · 1 other manifest',
    '{ "schemaVersion": 2, "manifests": [] }': 'Index · 0 manifests',
    '{ "os": "linux", "architecture": "amd64", "rootfs": { "type": "layers", "diff_ids": ["$1", "$2"] } }':
      'Config · linux/amd64 · 2 layers',
    [print(layer({ size: 2048 }))]: 'Descriptor · tar+gzip · 2.0 KiB',
    '{ "imageLayoutVersion": "1.0.0" }': 'OCI image layout file',
    '{ "name": "My App" }': undefined,
  };
  for (const [text, summary] of Object.entries(cases)) {
    it(`says “${summary}”`, () => assert.equal(summaryOf(text), summary));
  }

  it('calls an early Docker image an image, whose config has a general type', () => {
    const early = (mediaType: string, layerType = 'application/vnd.docker.image.rootfs.diff.tar.gzip') =>
      dockerManifest({
        config: imageConfigDescriptor({ mediaType }),
        layers: [layer({ mediaType: layerType })],
      });
    assert.match(summaryOf(early('application/octet-stream')) ?? '', /^Docker image|image/i);
    assert.doesNotMatch(summaryOf(early('application/octet-stream')) ?? '', /artifact/i);
    assert.doesNotMatch(summaryOf(early('text/html')) ?? '', /artifact/i);
    assert.match(summaryOf(early('application/octet-stream', 'text/plain')) ?? '', /artifact/i);
    const inOci = image({ config: imageConfigDescriptor({ mediaType: 'application/octet-stream' }) });
    assert.match(summaryOf(inOci) ?? '', /artifact/i);
  });

  it('names Docker where a document is Docker’s', () => {
    assert.equal(summaryOf(dockerManifest({ layers: [] })), 'Docker image · 0 layers');
  });

  it('says something of every kind, whatever the document has', () => {
    for (const kind of kinds) {
      for (const text of ['', '{', '{}', '[]', '7', '{ "manifests": [null], "layers": [1], "config": [] }'])
        assert(summaryOf(text, { kind }), `${kind}: ${text}`);
    }
  });
});
