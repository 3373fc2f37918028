import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { repositoryRoot } from './vscodeHost/paths';

const data = join(repositoryRoot, 'schemas', 'src', 'catalogue', 'data');
const reader = '#cli/installedFile';

/**
 * Leaves the data of the catalogue out of a program, and puts each file into `data` beside it, without spaces. The program
 * reads a file when it is first required. This is for the command line, which is started for each command.
 * @param directory where the program is
 */
export function dataBeside(directory: string): Plugin {
  return {
    name: 'data-beside',
    setup(build) {
      build.onLoad({ filter: /\.json$/ }, ({ path }) => {
        const name = relative(data, path).replaceAll('\\', '/');
        if (name.startsWith('..')) return undefined;
        const copy = join(directory, 'data', name);
        mkdirSync(dirname(copy), { recursive: true });
        const content = JSON.parse(readFileSync(path, 'utf8')) as object;
        writeFileSync(copy, JSON.stringify(content));
        const form = JSON.stringify(Array.isArray(content) ? 'elements' : Object.keys(content));
        const contents = `module.exports = require('${reader}').readInstalledFile('data/${name}', ${form});`;
        return { contents, loader: 'js', watchFiles: [path] };
      });
    },
  };
}
