import { after } from 'mocha';
import { buildSite } from '#scripts/site/build';
import { serveFolder } from '#scripts/site/serve';
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

/** Serves the site as a static host does, in a folder of its own, and gives its address, which ends with a slash. */
export async function servedSite(): Promise<string> {
  const { server, address } = await serveFolder(await builtSite(), { path: '/a/folder/' });
  cleanups.push(() => server.close());
  return address;
}

after(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
