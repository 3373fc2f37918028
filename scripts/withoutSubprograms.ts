import type { Plugin } from 'esbuild';

/**
 * Takes `node:child_process` out of commander, which uses it only for subcommands that are programs of their own. There
 * are none, and loading the module and the network modules that it needs takes a tenth of a short run.
 */
export const withoutSubprograms: Plugin = {
  name: 'without-subprograms',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      /[\\/]node_modules[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'absent' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
  },
};
