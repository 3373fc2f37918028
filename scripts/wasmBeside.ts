import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** zstddec has its WebAssembly in base64. */
const embedded = /^const wasm = "([A-Za-z0-9+/]+=*)";$/m;

/**
 * Writes the WebAssembly of zstddec to a file beside the program, which is read when the program is loaded. In base64 it hardly
 * gets smaller in a package. A version of zstddec that has it in another form stops the build.
 * @param directory where the program is
 */
export function wasmBeside(directory: string): Plugin {
  return {
    name: 'wasm-beside',
    setup(build) {
      build.onLoad({ filter: /[\\/]zstddec[\\/]dist[\\/]zstddec-stream\.mjs$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const [, wasm] = embedded.exec(source) ?? [];
        if (wasm === undefined) throw new Error(`${path} does not have its WebAssembly in base64.`);
        mkdirSync(directory, { recursive: true });
        writeFileSync(join(directory, 'zstd.wasm'), Buffer.from(wasm, 'base64'));
        const reading = `const wasm = require('node:fs').readFileSync(__dirname + '/zstd.wasm').toString('base64');`;
        return { contents: source.replace(embedded, () => reading), loader: 'js' };
      });
    },
  };
}
