import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import platformData from '../../../schemas/src/catalogue/data/platforms.json';
import { platforms } from '#schemas/catalogue/platforms';

describe('the catalogue of platforms', () => {
  it('resolves every alias to a value that it knows', () => {
    for (const os of Object.values(platformData.osAliases)) assert(platforms.lookUpOs(os), os);
    for (const { architecture } of Object.values(platformData.architectureAliases)) {
      assert(platforms.lookUpArchitecture(architecture), architecture);
    }
    for (const [architecture, aliases] of Object.entries(platformData.variantAliases)) {
      const known = platforms.lookUpArchitecture(architecture)?.variants.map(({ value }) => value);
      for (const variant of Object.values(aliases))
        assert(known?.includes(variant), `${architecture}/${variant}`);
    }
  });

  it('pairs only values that it knows', () => {
    for (const pair of [...platformData.pairs, ...platformData.extraPairs]) {
      const [os, architecture] = pair.split('/') as [string, string];
      assert(platforms.lookUpOs(os) && platforms.lookUpArchitecture(architecture), pair);
    }
  });
});
