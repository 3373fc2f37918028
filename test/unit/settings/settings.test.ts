import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pinnedKind } from '../../../server/src/service/settings/pinnedKind';
import { defaultSettings, readSettings } from '../../../server/src/service/settings/settings';

describe('settings', () => {
  it('have defaults', () => {
    assert.deepEqual(readSettings(undefined), { settings: defaultSettings, problems: [] });
  });

  it('lose what is wrong, say so, and keep the rest', () => {
    const { settings, problems } = readSettings({
      enable: 1,
      rules: { 'schema-version': 'off', 'size-zero': 'never' },
      kinds: { '*.json': 'chart' },
      unknown: true,
    });
    assert.deepEqual(settings, { enable: true, rules: { 'schema-version': 'off' }, kinds: {} });
    assert.equal(problems.length, 3);
    for (const name of ['enable', 'rules.size-zero', 'kinds.*.json']) {
      assert(
        problems.some((problem) => problem.startsWith(`ociManifest.${name}:`)),
        name,
      );
    }
  });

  it('survive whatever a client sends', () => {
    for (const input of [null, 7, 'x', [], { rules: null }, { rules: [] }, { kinds: { a: null } }]) {
      assert.deepEqual(readSettings(input).settings, defaultSettings);
    }
  });

  it('pin kinds by the first glob that fits', () => {
    const kinds = {
      'index.json': 'none',
      '**/layouts/**/*.json': 'image-index',
      '**/blobs/sha256/*': 'image-manifest',
    } as const;
    assert.equal(pinnedKind('file:///a/layouts/b/c.json', kinds), 'image-index');
    assert.equal(pinnedKind('file:///a/layouts/b/index.json', kinds), 'none');
    assert.equal(pinnedKind('vscode-vfs://github/x/blobs/sha256/abc', kinds), 'image-manifest');
    assert.equal(pinnedKind('file:///a/b.json', kinds), undefined);
    assert.equal(pinnedKind('untitled:Untitled-1', kinds), undefined);
  });
});
