import type { Plugin } from 'esbuild';

/**
 * Has all files of a program share one namespace of a CommonJS package. Each import of such a package makes an object with an
 * accessor for each of its exports, which are hundreds in the packages of the protocol.
 * @param name how the sources import the package
 */
export function oneNamespace(name: string): Plugin {
  const namespace = `one-namespace:${name}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, ({ namespace: from, kind }) =>
        from === namespace || kind !== 'import-statement' ? undefined : { path: name, namespace },
      );
      build.onLoad({ filter: /.*/, namespace }, () => ({
        contents: `export * from '${name}';`,
        resolveDir: __dirname,
      }));
    },
  };
}
