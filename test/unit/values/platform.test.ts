import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { platforms } from '#schemas/catalogue/platforms';
import {
  formatPlatform,
  namesVariant,
  normalizePlatform,
  parseJoinedPlatform,
} from '#schemas/values/platform';

describe('a platform', () => {
  it('is written as tools write it', () => {
    assert.equal(formatPlatform({ os: 'linux', architecture: 'arm64' }), 'linux/arm64');
    assert.equal(formatPlatform({ os: 'linux', architecture: 'arm64', variant: 'v8' }), 'linux/arm64/v8');
    assert.equal(formatPlatform({ os: 'linux', architecture: 'arm64', variant: null }), 'linux/arm64');
  });

  it('is not written while a part is missing', () => {
    assert.equal(formatPlatform({ os: 'linux' }), undefined);
    assert.equal(formatPlatform({ os: '', architecture: 'arm64' }), undefined);
    assert.equal(normalizePlatform({ os: 'linux', architecture: '' }, platforms), undefined);
  });

  it('is compared as containerd compares it', () => {
    const comparable = (os: string, architecture: string, variant?: string) =>
      Object.values(normalizePlatform({ os, architecture, variant }, platforms) ?? {}).join('/');
    assert.equal(comparable('Linux', 'x86_64'), 'linux/amd64/');
    assert.equal(comparable('linux', 'amd64', 'v1'), 'linux/amd64/');
    assert.equal(comparable('linux', 'aarch64', '8'), 'linux/arm64/');
    assert.equal(comparable('linux', 'arm'), 'linux/arm/v7');
    assert.equal(comparable('linux', 'arm', '6'), 'linux/arm/v6');
    assert.equal(comparable('linux', 'arm64', 'V9'), 'linux/arm64/v9');
    assert.equal(comparable('linux', 'armel'), 'linux/arm/v6');
    assert.equal(comparable('macos', 'arm64', 'v9'), 'darwin/arm64/v9');
  });

  it('may name its variant in its architecture', () => {
    assert(namesVariant('armv7l', 'v7'));
    assert(namesVariant('arm/v7', 'v7'));
    assert(namesVariant('x86_64', undefined));
    assert(!namesVariant('armhf', 'v7'));
  });

  it('is read as command lines write it', () => {
    const parts = (text: string) => parseJoinedPlatform(text, platforms);
    assert.deepEqual(parts('linux/arm64'), { os: 'linux', architecture: 'arm64' });
    assert.deepEqual(parts('linux/arm/v7'), { os: 'linux', architecture: 'arm', variant: 'v7' });
    assert.deepEqual(parts('arm64/v8'), { architecture: 'arm64', variant: 'v8' });
    assert.deepEqual(parts('macOS/ARM64/8'), { os: 'darwin', architecture: 'arm64', variant: 'v8' });
    assert.deepEqual(parts('linux/armhf'), { os: 'linux', architecture: 'arm', variant: 'v7' });
    for (const text of [
      '',
      'arm64',
      '/',
      'linux/',
      'linux',
      'x/arm64',
      'linux/x',
      'arm/x',
      'arm/v7/v7',
      'linux/arm/v7/v7',
    ])
      assert.equal(parts(text), undefined, text);
  });
});
