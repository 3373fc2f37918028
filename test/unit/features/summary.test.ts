import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { kinds } from '#schemas/kinds';
import { defaultSettings } from '#service/settings/resolveSettings';
import { lint, service, type LintOptions } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';

const summaryOf = (text: string, options?: LintOptions): string | undefined =>
  service.summary(lint(writeOutDigests(text), options).document, defaultSettings);

const manifest = (config: string, layers: string, more = ''): string =>
  `{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", ${more}
     "config": { "mediaType": "${config}", "digest": "$1", "size": 469 }, "layers": [${layers}] }`;
const layer = (type: string, size: number | string): string =>
  `{ "mediaType": "${type}", "digest": "$2", "size": ${size} }`;
const tar = 'application/vnd.oci.image.layer.v1.tar+gzip';
const imageConfig = 'application/vnd.oci.image.config.v1+json';

function platform(os: string, architecture: string, variant?: string): string {
  return JSON.stringify({ os, architecture, variant });
}

function entry(architecture: string): string {
  return `{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 7,
    "platform": ${platform('linux', architecture)} }`;
}

const attestation = `{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$3", "size": 7,
  "platform": { "os": "unknown", "architecture": "unknown" },
  "annotations": { "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": "$1" } }`;

function index(...entries: readonly string[]): string {
  return `{ "schemaVersion": 2, "manifests": [${entries.join()}] }`;
}

describe('the summary', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    [manifest(imageConfig, [1024, 2048, 119_398].map((size) => layer(tar, size)).join())]:
      'Image · 3 layers · 119.6 KiB',
    [manifest(imageConfig, '')]: 'Image · 0 layers',
    // A total without one of its parts would mislead.
    [manifest(imageConfig, `${layer(tar, 1024)}, ${layer(tar, '"?"')}`)]: 'Image · 2 layers',
    [manifest(imageConfig, '').replace(
      '"size": 469',
      `"size": 469, "platform": ${platform('linux', 'arm64', 'v8')}`,
    )]: 'Image · linux/arm64/v8 · 0 layers',
    [manifest(imageConfig, '').replace(
      '"size": 469',
      `"size": 469, "data": "${btoa('{"os":"linux","architecture":"s390x"}')}"`,
    )]: 'Image · linux/s390x · 0 layers',
    [manifest(
      'application/vnd.cncf.helm.config.v1+json',
      layer('application/vnd.cncf.helm.chart.content.v1.tar+gzip', 16_691),
    )]: 'Artifact · Helm chart · 1 blob · 16.3 KiB',
    [manifest(
      'application/vnd.oci.empty.v1+json',
      layer('text/plain', 5),
      '"artifactType": "application/vnd.acme.rocket",',
    )]: 'Artifact · acme.rocket · 1 blob · 5 bytes',
    [manifest('application/vnd.oci.empty.v1+json', '')]: 'Artifact · 0 blobs',
    [`{ "schemaVersion": 2, "config": {}, "layers": [${layer(tar, 9)}] }`]: 'Manifest · 1 layer · 9 bytes',
    [index(entry('amd64'), entry('arm64'), attestation, attestation)]: 'Index · 2 platforms · 2 attestations',
    [index(entry('amd64'), attestation)]: 'Index · linux/amd64 · 1 attestation',
    [index(layer('application/vnd.oci.image.manifest.v1+json', 7))]: 'Index · 1 manifest',
    [index(entry('amd64'), layer('application/vnd.oci.image.manifest.v1+json', 7))]:
      'Index · linux/amd64 · 1 other manifest',
    '{ "schemaVersion": 2, "manifests": [] }': 'Index · 0 manifests',
    '{ "os": "linux", "architecture": "amd64", "rootfs": { "type": "layers", "diff_ids": ["$1", "$2"] } }':
      'Config · linux/amd64 · 2 layers',
    [layer(tar, 2048)]: 'Descriptor · tar+gzip · 2.0 KiB',
    '{ "imageLayoutVersion": "1.0.0" }': 'OCI image layout file',
    '{ "name": "My App" }': undefined,
  };
  for (const [text, summary] of Object.entries(cases)) {
    it(`says “${summary}”`, () => assert.equal(summaryOf(text), summary));
  }

  it('names Docker where a document is Docker’s', () => {
    const text = manifest('application/vnd.docker.container.image.v1+json', '').replace(
      'application/vnd.oci.image.manifest.v1+json',
      'application/vnd.docker.distribution.manifest.v2+json',
    );
    assert.equal(summaryOf(text), 'Docker image · 0 layers');
  });

  it('says something of every kind, whatever the document has', () => {
    for (const kind of kinds) {
      for (const text of ['', '{', '{}', '[]', '7', '{ "manifests": [null], "layers": [1], "config": [] }'])
        assert(summaryOf(text, { kind }), `${kind}: ${text}`);
    }
  });
});
