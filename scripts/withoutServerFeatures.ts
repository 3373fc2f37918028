import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

/** Modules of the server’s package with features that the server does not offer. */
const unused =
  'callHierarchy fileOperations foldingRange inlineCompletion inlineValue linkedEditingRange moniker notebook \
semanticTokens showDocument textDocumentContent typeHierarchy'.split(' ');

/**
 * Takes features out of the package of the language server, which adds all of them to each connection, and its search for
 * modules of Node. A package without one of the modules stops the build.
 */
export const withoutServerFeatures: Plugin = {
  name: 'without-server-features',
  setup(build) {
    const found = new Set<string>();
    const filter = new RegExp(
      String.raw`[\\/]vscode-languageserver[\\/]lib[\\/](?:common[\\/](?:${unused.join('|')})|node[\\/]files)\.js$`,
    );
    build.onLoad({ filter }, ({ path }) => {
      const name = basename(path, '.js');
      found.add(name);
      return { contents: name === 'files' ? '' : withoutFeature(path) };
    });
    build.onEnd(({ errors }) => {
      const missing = ['files', ...unused].filter((name) => !found.has(name));
      if (errors.length === 0 && missing.length > 0)
        throw new Error(`The package of the language server has no ${missing.join(', ')}.`);
    });
  },
};

/** A feature is a function that adds to a class of the connection. */
function withoutFeature(path: string): string {
  const [, name] = /^exports\.(\w+Feature) = \1;$/m.exec(readFileSync(path, 'utf8')) ?? [];
  if (name === undefined) throw new Error(`${path} has no feature.`);
  return `exports.${name} = (base) => base;`;
}
