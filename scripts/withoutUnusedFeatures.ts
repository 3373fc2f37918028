import { readFileSync } from 'node:fs';
import { withReplacedModules } from './withReplacedModules';

/** Modules of the language client with features that the server does not offer. */
const unused =
  'callHierarchy colorProvider declaration documentHighlight executeCommand fileOperations foldingRange formatting \
implementation inlineCompletion inlineValue linkedEditingRange notebook selectionRange semanticTokens signatureHelp \
textDocumentContent typeDefinition typeHierarchy workspaceSymbol'.split(' ');

/** What the client asks of each feature. */
const feature = `class {
  fillClientCapabilities() {}
  initialize() {}
  getState() { return { kind: 'static' }; }
  clear() {}
}`;

/** The client looks for this one, and listens to it, before it asks for diagnostics. */
const notebooks = `class extends ${feature} {
  static CellScheme = 'vscode-notebook-cell';
  registrationType = { method: 'notebookDocument/sync' };
  register() {}
  unregister() {}
  handles() { return false; }
  onOpenNotificationSent() { return { dispose() {} }; }
  onChangeNotificationSent() { return { dispose() {} }; }
  onSaveNotificationSent() { return { dispose() {} }; }
  onCloseNotificationSent() { return { dispose() {} }; }
}`;

/** Diagnostics of files by their paths, without their language. The extension names languages, so nothing asks for them. */
const patterns = `exports.matchGlobPattern = () => { throw new Error('Documents are known by their language.'); };`;

const globPattern = 'common/utils/globPattern';

/**
 * Takes features out of the language client, which makes all of them whatever the server offers. They are a third of its
 * code. The server is then told that the client lacks them.
 */
export const withoutUnusedFeatures = withReplacedModules(
  'vscode-languageclient',
  [globPattern, ...unused.map((name) => `common/${name}`)],
  (module, file) => (module === globPattern ? patterns : withoutFeatures(file)),
);

function withoutFeatures(path: string): string {
  const names = [...readFileSync(path, 'utf8').matchAll(/^exports\.(\w+Feature) = \1;$/gm)].map(
    ([, name = '']) => name,
  );
  if (names.length === 0) throw new Error(`${path} has no features.`);
  return names
    .map((name) => `exports.${name} = ${name === 'NotebookDocumentSyncFeature' ? notebooks : feature};`)
    .join('\n');
}
