import { createHash } from 'node:crypto';

/** A manifest with so many layers, as a build tool writes it. */
export function manifestWith(layers: number): string {
  return JSON.stringify(
    {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digest('config'), size: 7023 },
      layers: Array.from({ length: layers }, (_, index) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: digest(`layer ${index}`),
        size: 1000 + index,
      })),
      annotations: { 'org.opencontainers.image.created': '2026-01-02T03:04:05Z' },
    },
    null,
    2,
  );
}

const architectures = ['amd64', 'arm64', 's390x', 'ppc64le'];

/** An index with so many entries, each with a platform and annotations; 10,000 of them make about 4 MB. */
export function indexWith(entries: number): string {
  return JSON.stringify(
    {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: Array.from({ length: entries }, (_, index) => ({
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: digest(`manifest ${index}`),
        size: 500 + index,
        platform: { architecture: architectures[index % architectures.length], os: 'linux' },
        annotations: { 'org.opencontainers.image.ref.name': `v1.${index}.0` },
      })),
    },
    null,
    2,
  );
}

/** The name of an entry near the end of an index, as it is written there. */
export function lateName(entries: number): string {
  return `"v1.${Math.floor(entries * 0.9)}.0"`;
}

function digest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
