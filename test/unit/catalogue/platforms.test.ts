import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import platformData from '../../../schemas/src/catalogue/data/platforms.json';
import { normalizePlatform, platforms } from '#schemas/catalogue/platforms';

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

  it('compares platforms as containerd does', () => {
    const name = (...platform: Parameters<typeof normalizePlatform>) =>
      Object.values(normalizePlatform(...platform)).join('/');
    assert.equal(name('Linux', 'x86_64', undefined), 'linux/amd64/');
    assert.equal(name('linux', 'amd64', 'v1'), 'linux/amd64/');
    assert.equal(name('linux', 'aarch64', '8'), 'linux/arm64/');
    assert.equal(name('linux', 'arm', undefined), 'linux/arm/v7');
    assert.equal(name('linux', 'arm', '6'), 'linux/arm/v6');
    assert.equal(name('linux', 'armel', undefined), 'linux/arm/v6');
    assert.equal(name('macos', 'arm64', 'v9'), 'darwin/arm64/v9');
  });
});
