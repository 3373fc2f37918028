import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { writtenPart } from '#service/features/pages/pages';

/** Pictures that are not in the walkthrough are only shown on the web. */
const pictureOfTheWeb = /^!\[.*\]\(images\/[^)]*\)$/;

/** A link to a file, with its text and the path of the file; not to a section of the page itself, nor to the web. */
const localLink = /\[([^[\]]+)\]\((?![a-z]+:)([^)\s#]+)[^)\s]*\)/g;

/** The folders with pages, below `docs`. */
const rulesFolder = 'rules/';
const folders = ['', rulesFolder];

/**
 * What builds `pages.json`, and builds it again when a page changes.
 * @param docs the path of the folder with the pages
 * @param outdir where the file is written
 */
export function pagesProgram(docs: string, outdir: string): BuildOptions {
  const file = 'pages.json';
  return {
    entryPoints: [file],
    outdir,
    plugins: [
      {
        name: 'pages',
        setup(build) {
          build.onResolve({ filter: /^pages\.json$/ }, () => ({ path: file, namespace: 'pages' }));
          build.onLoad({ filter: /.*/, namespace: 'pages' }, () => {
            const paths = pathsIn(docs);
            return {
              contents: JSON.stringify(Object.fromEntries(packedPages(docs, paths))),
              loader: 'copy',
              watchDirs: folders.map((folder) => join(docs, folder)),
              watchFiles: paths.map((path) => join(docs, path)),
            };
          });
        },
      },
    ],
  };
}

/** The paths of the pages below a folder that are packed: those of rules, which findings lead to, and what they lead to. */
export function pathsIn(docs: string): readonly string[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(docs, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}${name}`)
      .sort(),
  );
  const reached = new Set(paths.filter((path) => path.startsWith(rulesFolder)));
  // The set grows while it is walked.
  for (const path of reached)
    for (const [, , target = ''] of readFileSync(join(docs, path), 'utf8').matchAll(localLink)) {
      const other = targetOf(path, target);
      if (paths.includes(other)) reached.add(other);
    }
  return paths.filter((path) => reached.has(path));
}

/** The path of the page that a link in another page leads to. */
function targetOf(path: string, link: string): string {
  return join(dirname(path), link).replaceAll('\\', '/');
}

/** Pages by their paths, as they are packed: without what the server makes of the rules and the data. */
export function packedPages(docs: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const read = (path: string): string => writtenPart(path, readFileSync(join(docs, path), 'utf8'));
  return new Map(paths.map((path) => [path, offlinePage(path, read(path), paths)]));
}

/**
 * A page as it can be read offline: without pictures, and with the text alone of links to files that are not packed.
 * @param path the path of the page below the folder of the pages
 * @param packed the paths of all pages that are packed
 */
export function offlinePage(path: string, page: string, packed: readonly string[]): string {
  return page
    .split('\n')
    .filter((line) => !pictureOfTheWeb.test(line))
    .join('\n')
    .replace(localLink, (link, text: string, target: string) =>
      packed.includes(targetOf(path, target)) ? link : text,
    );
}
