import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { humanSize } from '#service';
import { buildSite } from './site/build';
import { serveFolder } from './site/serve';
import { repositoryRoot } from './vscodeHost/paths';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(repositoryRoot, 'dist', 'site') },
    serve: { type: 'boolean', default: false },
  },
});

/*
 * `npm run site`: makes the documentation and the playground for a static host, and says where they are. `--out` names another
 * folder than `dist/site`. `--serve` then serves it on this machine until it is stopped.
 */
async function main(): Promise<void> {
  const folder = resolve(values.out);
  await buildSite(folder);
  console.log(describeSite(folder));
  if (!values.serve) {
    console.log('To look at it, run `npm run site -- --serve`, or publish the folder on any static host.');
    return;
  }
  const { address } = await serveFolder(folder, { port: 8000 });
  console.log(`The documentation is at ${address}, and the playground at ${address}playground/.`);
  console.log('Press Ctrl+C to stop.');
}

/** Where the site is, and how large. */
function describeSite(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
  const pages = files.filter((path) => path.endsWith('.html'));
  const programs = ['page.js', 'worker.js'].map((name) => join(folder, 'playground', name));
  const sizeOf = (paths: readonly string[]): string =>
    humanSize(sum(paths.map((path) => statSync(path).size)));
  const compressed = humanSize(sum(programs.map((path) => gzipSync(readFileSync(path)).length)));
  return [
    `The site is in ${relative(process.cwd(), folder) || '.'}: ${pages.length} pages, ${files.length} files, ${sizeOf(files)}.`,
    `The programs of the playground are ${sizeOf(programs)} of that, or ${compressed} compressed with gzip.`,
  ].join('\n');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
