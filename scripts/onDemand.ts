import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

const load = createRequire(__filename);

/**
 * Has a program load a module when something of it is first used, and not at its start. Loading those that most short runs do
 * not need takes as long as the rest of such a run.
 * @param imported which imports are meant
 * @param path how the program requires the module
 * @param names what the module exports
 */
export function onDemand(imported: RegExp, path: string, names: readonly string[]): Plugin {
  return requiredOnDemand(imported, path, names, true);
}

/**
 * The same for a module of Node.
 * @param name without `node:`
 */
export function builtinOnDemand(name: string): Plugin {
  const path = `node:${name}`;
  return onDemand(new RegExp(`^(?:node:)?${name}$`), path, Object.keys(process.getBuiltinModule(path) ?? {}));
}

/**
 * The same for a module of a package, which stays part of the program.
 * @param path how the sources import it
 */
export function packageOnDemand(path: string): Plugin {
  return requiredOnDemand(new RegExp(`^${path}$`), path, Object.keys(load(path) as object), false);
}

function requiredOnDemand(
  imported: RegExp,
  path: string,
  names: readonly string[],
  isBeside: boolean,
): Plugin {
  const namespace = `on-demand:${path}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: imported }, ({ namespace: from }) =>
        from === namespace ? undefined : { path, namespace },
      );
      if (isBeside) build.onResolve({ filter: /.*/, namespace }, () => ({ path, external: true }));
      build.onLoad({ filter: /.*/, namespace }, () => ({
        contents: `for (const name of ${JSON.stringify(names)})
  Object.defineProperty(module.exports, name, { enumerable: true, get: () => require('${path}')[name] });`,
        resolveDir: __dirname,
      }));
    },
  };
}
