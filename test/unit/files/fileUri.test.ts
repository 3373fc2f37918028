import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { uriOfFile } from '#files/fileUri';

describe('the URI of a file', () => {
  const paths = [
    'a/b/c.json',
    'a/b/d e.json',
    'ä#?/c.json',
    'ä#?/%2F.json',
    'a/..',
    'a/../.',
    'a/',
    'c.json',
    '/',
    '',
  ];
  for (const path of paths.map((name) => join(name)))
    it(`is the same as others write it: ${path}`, () => {
      for (const again of [path, path]) assert.equal(uriOfFile(again), pathToFileURL(again).href);
    });
});
