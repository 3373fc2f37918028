import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { after } from 'mocha';
import { buildSite } from '#scripts/site/build';
import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';

const cleanups: (() => unknown)[] = [];

let built: Promise<string> | undefined;

/** The folder of the site, which all tests share. It goes after the last one. */
export function builtSite(): Promise<string> {
  return (built ??= build());
}

async function build(): Promise<string> {
  const folder = await createTemporaryDirectory();
  cleanups.push(() => folder.remove());
  await buildSite(folder.path);
  return folder.path;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.txt': 'text/plain',
};

/** Serves the site as a static host does, in a folder of its own, and gives its address, which ends with a slash. */
export async function servedSite(): Promise<string> {
  const folder = await builtSite();
  const prefix = '/a/folder/';
  const server: Server = createServer(({ url = '' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const file = join(folder, path.slice(prefix.length));
    const content = path.startsWith(prefix) ? readFile(file) : Promise.reject(new Error(path));
    content.then(
      (bytes) => response.writeHead(200, { 'Content-Type': types[extname(file)] }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  cleanups.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}${prefix}`;
}

after(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
