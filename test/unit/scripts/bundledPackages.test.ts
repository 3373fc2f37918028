import assert from 'node:assert/strict';
import type { Metafile } from 'esbuild';
import { describe, it } from 'mocha';
import { sourcesOf } from '#scripts/bundledPackages';

describe('the sources of programs', () => {
  const program = (inputs: Readonly<Record<string, number>>): Metafile['outputs'][string] => ({
    bytes: 0,
    imports: [],
    exports: [],
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
    ),
  });
  const metafile: Metafile = {
    inputs: {},
    outputs: {
      'dist/server/cli.js': program({
        'node_modules/commander/index.js': 20,
        'node_modules/zod/index.js': 10,
      }),
      'dist/client/extension.js': program({
        'node_modules/zod/index.js': 10,
        'node_modules/unused/index.js': 0,
      }),
    },
  };

  it('are those that something is left of, in the programs that are meant', () => {
    assert.deepEqual(
      sourcesOf([metafile], 'dist', (path) => path.startsWith('client/')),
      ['node_modules/zod/index.js'],
    );
    assert.deepEqual(
      sourcesOf([metafile], 'dist', () => true),
      ['node_modules/commander/index.js', 'node_modules/zod/index.js'],
    );
  });
});
