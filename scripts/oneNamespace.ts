import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Has all files of a program share one namespace of a CommonJS package. Each import of such a package makes an object with an
 * accessor for each of its exports, which are hundreds.
 * @param name how the sources import the package
 */
export function oneNamespace(name: string): Plugin {
  return shared(name, () => `export * from '${name}';`);
}

/**
 * Has all files of a program share the exports of a CommonJS package that they import by name, without accessors for the
 * others. What is imported in another way stops the build.
 * @param name how the sources import the package
 * @param folder the folder of the sources
 */
export function onlyImported(name: string, folder: string): Plugin {
  return shared(name, () => {
    const exported = importedNames(name, folder).map((each) => `export const ${each} = all.${each};`);
    return [`const all = require('${name}');`, ...exported].join('\n');
  });
}

function shared(name: string, contents: () => string): Plugin {
  const namespace = `shared:${name}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, ({ namespace: from, kind }) =>
        from === namespace || kind !== 'import-statement' ? undefined : { path: name, namespace },
      );
      build.onLoad({ filter: /.*/, namespace }, () => ({ contents: contents(), resolveDir: __dirname }));
    },
  };
}

/** The names that sources import from a package, without those of types alone. */
function importedNames(name: string, folder: string): string[] {
  const statement = new RegExp(`^import \\{([^}]*)\\} from '${name}';$`, 'gm');
  const names = new Set<string>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((path) => path.endsWith('.ts'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, list = ''] of text.matchAll(statement))
      for (const item of list.split(','))
        if (/^\s*\w/.test(item) && !/^\s*type\s/.test(item)) names.add(item.trim().replace(/ as .*/, ''));
  }
  return [...names].sort();
}
