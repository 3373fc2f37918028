import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

/** What a schema of zod asks of them when it is made. */
const replacements: Readonly<Record<string, string>> = {
  'json-schema-processors': '',
  'to-json-schema': `
    const none = () => () => { throw new Error('This program writes no JSON Schema.'); };
    exports.createToJSONSchemaMethod = none;
    exports.createStandardJSONSchemaMethod = none;`,
};

/**
 * Takes the conversion to JSON Schema out of zod, which gives each schema a method for it. Only the library needs it. A zod
 * without one of the modules stops the build.
 */
export const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  setup(build) {
    const found = new Set<string>();
    const names = Object.keys(replacements);
    const filter = new RegExp(String.raw`[\\/]zod[\\/]v4[\\/]core[\\/](?:${names.join('|')})\.js$`);
    build.onLoad({ filter }, ({ path }) => {
      const name = basename(path, '.js');
      found.add(name);
      return { contents: replacements[name] ?? '' };
    });
    build.onEnd(({ errors }) => {
      const missing = names.filter((name) => !found.has(name));
      if (errors.length === 0 && missing.length > 0) throw new Error(`zod has no ${missing.join(', ')}.`);
    });
  },
};
