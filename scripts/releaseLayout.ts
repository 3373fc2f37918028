import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const packageType = 'application/vsix';
const billType = 'application/vnd.cyclonedx+json';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/**
 * Writes an image layout with the package of the extension as an artifact, and with its bill of materials as a referrer.
 * `oras cp -r --from-oci-layout` copies both to a registry.
 * @param folder the layout, which is made anew
 * @param archive the path of the .vsix
 * @param bill the path of the bill of materials, in CycloneDX
 */
export async function releaseLayout(folder: string, archive: string, bill: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'blobs', 'sha256'), { recursive: true });

  const store = async (mediaType: string, content: Buffer): Promise<Descriptor> => {
    const hex = createHash('sha256').update(content).digest('hex');
    await writeFile(join(folder, 'blobs', 'sha256', hex), content);
    return { mediaType, digest: `sha256:${hex}`, size: content.length };
  };
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  const config = await store('application/vnd.oci.empty.v1+json', Buffer.from('{}'));
  const artifact = async (artifactType: string, path: string, subject?: Descriptor): Promise<Descriptor> => {
    const layer = await store(artifactType, await readFile(path));
    const annotations = { 'org.opencontainers.image.title': basename(path) };
    const manifest = {
      schemaVersion: 2,
      mediaType: manifestType,
      artifactType,
      config,
      layers: [{ ...layer, annotations }],
      ...(subject === undefined ? {} : { subject }),
    };
    return { ...(await store(manifestType, json(manifest))), artifactType } as Descriptor;
  };

  const entry = await artifact(packageType, archive);
  const { mediaType, digest, size } = entry;
  const referrer = await artifact(billType, bill, { mediaType, digest, size });
  const manifests = [{ ...entry, annotations: { 'org.opencontainers.image.ref.name': 'latest' } }, referrer];
  const index = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests };
  await writeFile(join(folder, 'index.json'), json(index));
  await writeFile(join(folder, 'oci-layout'), json({ imageLayoutVersion: '1.0.0' }));
}
