import type { Plugin } from 'esbuild';

/**
 * Replaces modules of a package that a program has no use for. A package without one of them stops the build.
 * @param packageName the name of the package, whose modules are in `lib`
 * @param modules the paths of the modules below `lib`, with slashes and without an ending
 * @param contentsOf gives the content in place of a module, by its path below `lib` and its file
 */
export function withReplacedModules(
  packageName: string,
  modules: readonly string[],
  contentsOf: (module: string, file: string) => string,
): Plugin {
  return {
    name: `without-features:${packageName}`,
    setup(build) {
      const found = new Set<string>();
      const filter = new RegExp(
        String.raw`[\\/]${packageName}[\\/]lib[\\/](?:${modules.join('|').replaceAll('/', String.raw`[\\/]`)})\.js$`,
      );
      build.onLoad({ filter }, ({ path }) => {
        const slashed = path.replaceAll('\\', '/');
        const module = modules.find((each) => slashed.endsWith(`/lib/${each}.js`)) ?? '';
        found.add(module);
        return { contents: contentsOf(module, path) };
      });
      build.onEnd(({ errors }) => {
        const missing = modules.filter((module) => !found.has(module));
        if (errors.length === 0 && missing.length > 0)
          throw new Error(`${packageName} has no ${missing.join(', ')}.`);
      });
    },
  };
}
