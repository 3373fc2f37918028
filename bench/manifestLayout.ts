import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a layout whose index lists so many images, each with a config of its own; all share one layer. */
export function writeManifestLayout(folder: string, manifests: number): void {
  const blobs = join(folder, 'blobs', 'sha256');
  mkdirSync(blobs, { recursive: true });
  const put = (content: string | Buffer, mediaType: string) => {
    const hash = createHash('sha256').update(content).digest('hex');
    writeFileSync(join(blobs, hash), content);
    return { mediaType, digest: `sha256:${hash}`, size: Buffer.byteLength(content) };
  };
  const ofOci = (type: string): string => `application/vnd.oci.image.${type}`;
  const tar = Buffer.alloc(10_240);
  const layer = put(tar, ofOci('layer.v1.tar'));
  const entries = Array.from({ length: manifests }, (_, number) => {
    const config = {
      created: '2026-01-02T03:04:05Z',
      architecture: 'amd64',
      os: 'linux',
      config: { Env: ['PATH=/bin'], Cmd: ['/app', `--number=${number}`] },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
      history: [{ created: '2026-01-02T03:04:05Z', created_by: 'COPY app /' }],
    };
    const manifest = {
      schemaVersion: 2,
      mediaType: ofOci('manifest.v1+json'),
      config: put(JSON.stringify(config), ofOci('config.v1+json')),
      layers: [layer],
    };
    return {
      ...put(JSON.stringify(manifest), ofOci('manifest.v1+json')),
      annotations: { 'org.opencontainers.image.ref.name': `v1.${number}` },
    };
  });
  const index = { schemaVersion: 2, mediaType: ofOci('index.v1+json'), manifests: entries };
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
}
