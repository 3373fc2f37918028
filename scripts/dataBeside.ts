import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { repositoryRoot } from './vscodeHost/paths';

const data = join(repositoryRoot, 'schemas', 'src', 'catalogue', 'data');

/**
 * Leaves the data of the catalogue out of programs, and puts each file into `data` beside them, without spaces. A program
 * reads a file when it is first required. The data are a third of a program, and most runs need few of them.
 * @param directory where the programs are
 */
export function dataBeside(directory: string): Plugin {
  return {
    name: 'data-beside',
    setup(build) {
      build.onResolve({ filter: /\.json$/ }, ({ path, resolveDir }) => {
        const file = join(resolveDir, path);
        const name = relative(data, file);
        if (name.startsWith('..')) return undefined;
        const copy = join(directory, 'data', name);
        mkdirSync(dirname(copy), { recursive: true });
        writeFileSync(copy, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
        return { path: `./data/${name.replaceAll('\\', '/')}`, external: true, watchFiles: [file] };
      });
    },
  };
}
