import { readFileSync } from 'node:fs';
import { withReplacedModules } from './withReplacedModules';

/** Modules of the server’s package with features that the server does not offer. */
const unused =
  'callHierarchy fileOperations foldingRange inlineCompletion inlineValue linkedEditingRange moniker notebook \
semanticTokens showDocument textDocumentContent typeHierarchy'.split(' ');

/** The search of the package for modules of Node. */
const search = 'node/files';

/** Takes features out of the package of the language server, which adds all of them to each connection. */
export const withoutServerFeatures = withReplacedModules(
  'vscode-languageserver',
  [search, ...unused.map((name) => `common/${name}`)],
  (module, file) => (module === search ? '' : withoutFeature(file)),
);

/** A feature is a function that adds to a class of the connection. */
function withoutFeature(path: string): string {
  const [, name] = /^exports\.(\w+Feature) = \1;$/m.exec(readFileSync(path, 'utf8')) ?? [];
  if (name === undefined) throw new Error(`${path} has no feature.`);
  return `exports.${name} = (base) => base;`;
}
