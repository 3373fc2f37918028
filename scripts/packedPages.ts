import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { writtenPart } from '#service/features/pages/pages';

/** Pictures that are not in the walkthrough are only shown on the web. */
const pictureOfTheWeb = /^!\[.*\]\(images\/[^)]*\)$/;

/** The folders with pages, below `docs`. */
const folders = ['', 'rules/'];

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
              contents: packedPages(docs, paths),
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

/** The paths of the pages below `docs`. */
function pathsIn(docs: string): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(docs, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}${name}`)
      .sort(),
  );
}

/** Puts pages into one JSON text, by their paths, without what the server makes of the rules and the data. */
function packedPages(docs: string, paths: readonly string[]): string {
  const pages = paths.map((path) => {
    const text = writtenPart(path, readFileSync(join(docs, path), 'utf8'));
    return [
      path,
      text
        .split('\n')
        .filter((line) => !pictureOfTheWeb.test(line))
        .join('\n'),
    ] as const;
  });
  return JSON.stringify(Object.fromEntries(pages));
}
