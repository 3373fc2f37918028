import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

/** The modules that convert schemas. */
const names = ['json-schema-processors', 'to-json-schema'];

/**
 * Takes the conversion to JSON Schema out of zod, which gives each schema a method for it. Only the library needs it. A zod
 * without one of the modules stops the build.
 */
export const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  setup(build) {
    const found = new Set<string>();
    const filter = new RegExp(String.raw`[\\/]zod[\\/]v4[\\/]core[\\/](?:${names.join('|')})\.js$`);
    build.onLoad({ filter }, ({ path }) => {
      found.add(basename(path, '.js'));
      return { contents: withoutCode(readFileSync(path, 'utf8')) };
    });
    build.onEnd(({ errors }) => {
      const missing = names.filter((name) => !found.has(name));
      if (errors.length === 0 && missing.length > 0) throw new Error(`zod has no ${missing.join(', ')}.`);
    });
  },
};

/** A module with the same exports, all of which fail; what makes a method for a schema makes one that fails. */
function withoutCode(text: string): string {
  const exported = [...text.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name = '']) => name);
  return [
    `const none = () => { throw new Error('This program writes no JSON Schema.'); };`,
    ...exported.map((name) => `export const ${name} = ${name.startsWith('create') ? '() => none' : 'none'};`),
  ].join('\n');
}
