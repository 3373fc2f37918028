import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { transpileDeclaration } from 'typescript';

const sources = 'server/src/library';

/** What programs import: the files by the names that they have in the package. */
const entries = ['index', 'languageService', 'schemas'];

/** The files of which only the declarations are imported. */
const declared = [...entries, 'documents'];

/** The packages whose declarations are part of the interface. Copies of them stand alone, so that nothing else must be installed. */
const declaredByOthers: ReadonlyMap<string, string> = new Map([
  ['vscode-languageserver-types', 'protocolTypes'],
  ['vscode-languageserver-textdocument', 'textDocument'],
]);

/** The language service is most of the library, and both files that use it have it from one. */
const serviceBeside: Plugin = {
  name: 'service-beside',
  setup(build) {
    build.onResolve({ filter: /^#service$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './service.js', external: true },
    );
  },
};

/**
 * What builds the library.
 * @param folder where its files are written
 * @param shared the options of all programs
 */
export function libraryPrograms(folder: string, shared: BuildOptions): readonly BuildOptions[] {
  return [
    {
      ...shared,
      entryPoints: Object.fromEntries(entries.map((name) => [name, `${sources}/${name}.ts`])),
      outdir: folder,
      plugins: [...(shared.plugins ?? []), serviceBeside],
    },
    { ...shared, entryPoints: { service: 'server/src/service/index.ts' }, outdir: folder },
  ];
}

/** Writes the declarations of the library, each beside its program. */
export function writeDeclarations(root: string, folder: string): void {
  for (const name of declared) {
    const source = readFileSync(join(root, sources, `${name}.ts`), 'utf8');
    writeFileSync(join(folder, `${name}.d.ts`), withCopies(transpileDeclaration(source, {}).outputText));
  }
  for (const [name, copy] of declaredByOthers) {
    const path = join(root, 'node_modules', name, 'lib', 'esm', 'main.d.ts');
    writeFileSync(join(folder, `${copy}.d.ts`), readFileSync(path, 'utf8'));
  }
}

function withCopies(declarations: string): string {
  return declarations.replace(
    /(from ')([^']+)(')/g,
    (written, before: string, name: string, after: string) => {
      const copy = declaredByOthers.get(name);
      return copy === undefined ? written : `${before}./${copy}${after}`;
    },
  );
}
