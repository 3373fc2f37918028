import assert from 'node:assert/strict';
import {
  chmodSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { layouts } from '#node/folders';
import { separateFromLinks } from '#files/hardLinks';

describe('a file with hard links', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hard-links-'));
    writeFileSync(at('index.json'), 'before');
    chmodSync(at('index.json'), 0o640);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gets a content of its own, with its mode and time', async () => {
    linkSync(at('index.json'), at('twin'));
    const before = statSync(at('index.json'));
    await separateFromLinks(at('index.json'));
    const after = statSync(at('index.json'));
    assert.deepEqual([after.nlink, after.mode, after.mtime], [1, before.mode, before.mtime]);
    writeFileSync(at('index.json'), 'after');
    assert.equal(readFileSync(at('twin'), 'utf8'), 'before');
    assert.deepEqual(readdirSync(folder).sort(), ['index.json', 'twin']);
  });

  it('keeps what somebody writes to it meanwhile', async () => {
    linkSync(at('index.json'), at('twin'));
    const separation = separateFromLinks(at('index.json'));
    while (readdirSync(folder).length === 2) await new Promise((resolve) => setImmediate(resolve));
    writeFileSync(at('index.json'), 'written meanwhile');
    await assert.rejects(separation, /another program has changed the file in the meantime/);
    assert.equal(readFileSync(at('index.json'), 'utf8'), 'written meanwhile');
    assert.deepEqual(readdirSync(folder).sort(), ['index.json', 'twin']);
  });

  it('is given it by the language server in a layout only', async () => {
    linkSync(at('index.json'), at('twin'));
    const { href } = pathToFileURL(at('index.json'));
    await layouts.separateFromLinks?.(href);
    assert.equal(statSync(at('twin')).nlink, 2);
    writeFileSync(at('oci-layout'), '{}');
    await layouts.separateFromLinks?.(href);
    assert.equal(statSync(at('twin')).nlink, 1);
  });

  it('stays as it is without them, and so does a symbolic link', async () => {
    symlinkSync('index.json', at('link'));
    const before = statSync(at('index.json')).ino;
    for (const name of ['index.json', 'link']) await separateFromLinks(at(name));
    assert.equal(statSync(at('index.json')).ino, before);
    assert.deepEqual(readdirSync(folder).sort(), ['index.json', 'link']);
  });
});
