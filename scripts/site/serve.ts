import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
};

/**
 * Serves a folder to this machine as a static host does.
 * @param options `port` is 0 for any that is free; `path` is where the folder is on the server, with a slash at both ends
 * @returns the server, and the address of the folder, which ends with a slash
 */
export async function serveFolder(
  folder: string,
  { port = 0, path: prefix = '/' }: { readonly port?: number; readonly path?: string } = {},
): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer(({ url = '' }, response) => {
    const file = fileAt(folder, prefix, url);
    if (file === undefined) response.writeHead(404).end();
    else {
      const content = createReadStream(file);
      content.once('open', () => {
        response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
        content.pipe(response);
      });
      // A new build may take the file away meanwhile.
      content.once('error', () =>
        response.headersSent ? response.destroy() : response.writeHead(404).end(),
      );
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return { server, address: `http://127.0.0.1:${bound.port}${prefix}` };
}

/** The file that a URL names; undefined if there is none in the folder. */
function fileAt(folder: string, prefix: string, url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (!path.startsWith(prefix)) return undefined;
    const wanted = join(folder, path.slice(prefix.length));
    if (wanted !== folder && !wanted.startsWith(folder + sep)) return undefined;
    const file = path.endsWith('/') ? join(wanted, 'index.html') : wanted;
    return statSync(file).isFile() ? file : undefined;
  } catch {
    // Nothing is there, or the URL is not one.
    return undefined;
  }
}
