import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { digestOfBytes } from './content';
import type { ConsumedDocument } from './documents/document';
import { tag } from './layouts';

/** A registry on this machine from which tools pull. */
export interface PullRegistry {
  /** Host and port. */
  readonly address: string;
  close(): Promise<void>;
}

interface Content {
  readonly bytes: Buffer;
  readonly type: string;
  readonly digest: string;
}

/**
 * A registry that serves every document as it is, also those that registries refuse: what a tool does with a document
 * must not depend on what a registry did with it before. Each document is a repository with one tag.
 */
export async function startPullRegistry(documents: readonly ConsumedDocument[]): Promise<PullRegistry> {
  const contents = new Map(documents.flatMap(contentsOf));
  const server = createServer(({ method, url = '/' }, response) => {
    if (url === '/v2/') response.end('{}');
    else answer(response, contents.get(url), method !== 'HEAD');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What a repository has, by the path of its URL. */
function contentsOf({ name, mediaType, text, blobs }: ConsumedDocument): (readonly [string, Content])[] {
  const bytes = Buffer.from(text);
  const document = { bytes, type: mediaType, digest: digestOfBytes(bytes) };
  return [
    [`/v2/${name}/manifests/${tag}`, document],
    [`/v2/${name}/manifests/${document.digest}`, document],
    ...blobs.map(({ digest, bytes, manifestType }) => {
      const place = manifestType === undefined ? 'blobs' : 'manifests';
      const type = manifestType ?? 'application/octet-stream';
      return [`/v2/${name}/${place}/${digest}`, { bytes, type, digest }] as const;
    }),
  ];
}

function answer(response: ServerResponse, content: Content | undefined, withBody: boolean): void {
  if (content === undefined) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ code: 'NOT_FOUND', message: 'not found' }] }));
    return;
  }
  const { bytes, type, digest } = content;
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    'docker-content-digest': digest,
  });
  response.end(withBody ? bytes : undefined);
}

/** The answer of a registry. */
export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** Sends one request to a registry on this machine. */
export async function send(
  method: string,
  url: URL,
  type: string,
  body: Buffer = Buffer.alloc(0),
): Promise<Answer> {
  const headers = { 'content-type': type, 'content-length': body.length };
  const sent = request(url, { method, headers, timeout: 10_000 });
  sent.on('timeout', () => sent.destroy(new Error(`${method} ${url.href} had no answer.`)));
  return new Promise((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.end(body);
  });
}
