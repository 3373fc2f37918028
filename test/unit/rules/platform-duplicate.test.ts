import { testRule } from '#helpers/ruleTester';

const image = (digest: string, platform: string, more = '', entries = '') => `
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "${digest}",
      "size": 7143${entries},
      «"platform"»: { ${platform} }${more}
    }`;
const plain = (digest: string, platform: string, more = '', entries = '') =>
  image(digest, platform, more, entries).replace(/[«»]/g, '');
const index = (...entries: string[]) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [${entries.join(',')}
  ]
}
`;
const amd64 = '"architecture": "amd64", "os": "linux"';
const windows = '"architecture": "amd64", "os": "windows"';
const attestation = `,
      "annotations": { "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": "$1" }`;
const zstd = `,
      "annotations": { "io.github.containers.compression.zstd": "true" }`;

testRule('platform-duplicate', {
  valid: [
    index(plain('$1', amd64), plain('$2', '"architecture": "arm64", "os": "linux"')),
    index(
      plain('$1', `${windows}, "os.version": "10.0.1.1"`),
      plain('$2', `${windows}, "os.version": "10.0.2.2"`),
    ),
    index(plain('$1', amd64), plain('$2', `${amd64}, "os.features": ["sse4"]`)),
    index(plain('$1', amd64), plain('$2', amd64, zstd)),
    index(
      plain('$1', amd64),
      plain('$2', '"architecture": "unknown", "os": "unknown"', attestation),
      plain('$3', '"architecture": "unknown", "os": "unknown"', attestation),
    ),
    index(plain('$1', amd64), plain('$2', amd64, '', ', "artifactType": "application/vnd.example.sbom.v1"')),
    // The same manifest twice is index-duplicate-entry's.
    index(plain('$1', amd64), plain('$1', amd64)),
    // podman takes the entry without a variant for older boards.
    index(
      plain('$1', '"architecture": "arm", "os": "linux", "variant": "v7"'),
      plain('$2', '"architecture": "arm", "os": "linux"'),
    ),
  ],
  invalid: [
    {
      text: index(plain('$1', amd64), image('$2', amd64)),
      message: 'duplicate',
      severity: 'warning',
      fixes: { 'Remove this entry': index(plain('$1', amd64)) },
    },
    {
      text: index(
        plain('$1', '"architecture": "arm64", "os": "linux"'),
        image('$2', '"architecture": "arm64", "os": "linux", "variant": "v8"'),
      ),
      message: 'duplicate',
    },
    // Without the image the attestation about it would dangle.
    {
      text: index(
        plain('$2', amd64),
        image('$1', amd64),
        plain('$3', '"architecture": "unknown", "os": "unknown"', attestation),
      ),
      message: 'duplicate',
      fixes: {},
    },
  ],
});
