import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Blob } from '../documents/content';
import type { ConsumedDocument } from '../documents/document';
import { tag } from '../layouts';
import { send, type Answer } from '../registry';
import { startDaemon, type Observation, type Tool } from './tool';

/** docker-registry gets blobs and manifests pushed over HTTP. */
export const distribution: Tool = {
  consumer: 'distribution',
  version: ['docker-registry', '--version'],
  programs: ['docker-registry'],
  packages: ['docker-registry'],
  async start({ folder }) {
    const configuration = join(folder, 'registry.yaml');
    await writeFile(configuration, configurationIn(folder));
    const daemon = await startDaemon(
      ['docker-registry', 'serve', configuration],
      /listening on (?<address>127\.0\.0\.1:\d+)/,
      folder,
    );
    const base = new URL(`http://${daemon.ready.groups?.['address'] ?? ''}/v2/`);
    return {
      stop: () => daemon.stop(),
      operations: [{ operation: 'push', run: (document) => push(base, document) }],
    };
  },
};

/** Pushes what a document refers to, and then the document. */
async function push(base: URL, { name, mediaType, text, blobs }: ConsumedDocument): Promise<Observation> {
  const repository = new URL(`${name}/`, base);
  for (const blob of blobs) await pushBlob(repository, blob);
  const answer = await send('PUT', new URL(`manifests/${tag}`, repository), mediaType, Buffer.from(text));
  return { taken: answer.status === 201, output: `${answer.status} ${answer.body}` };
}

/** Pushes a blob. What the registry does not take is missing then, which is what it says of the document. */
async function pushBlob(repository: URL, { digest, bytes, manifestType }: Blob): Promise<void> {
  if (manifestType === undefined) await upload(repository, digest, bytes);
  else await send('PUT', new URL(`manifests/${digest}`, repository), manifestType, bytes);
}

async function upload(repository: URL, digest: string, bytes: Buffer): Promise<Answer> {
  const { location = '' } = await send('POST', new URL('blobs/uploads/', repository), 'application/json');
  const target = new URL(location, repository);
  target.searchParams.set('digest', digest);
  return send('PUT', target, 'application/octet-stream', bytes);
}

function configurationIn(folder: string): string {
  return JSON.stringify({
    version: '0.1',
    storage: { filesystem: { rootdirectory: join(folder, 'storage') } },
    http: { addr: '127.0.0.1:0' },
  });
}
