import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readGlobArgument } from '#files/globArgument';

describe('an argument of the command line', () => {
  for (const [argument, directory, fitting, other] of [
    ['*.json', '', 'a.json', 'a/b.json'],
    ['images/v*/manifest.json', 'images/', 'v1/manifest.json', 'v1/a/manifest.json'],
    ['../a//b/./**/*.json', '../a//b/./', 'c/d.json', 'c/d.txt'],
    ['/*', '/', 'etc', 'etc/a'],
    ['a/!*', 'a/', '!b', 'b'],
    [String.raw`a\[b/\**`, 'a[b/', '*c', 'c'],
    ['a{b/c,d}/e*', '', 'ab/c/e', 'a/d/e'],
  ] as const)
    it(`is a glob below the directory that it begins with: ${argument}`, () => {
      const glob = readGlobArgument(argument, '/');
      assert(typeof glob === 'object');
      assert.equal(glob.directory, directory);
      assert(glob.below.matches(fitting));
      assert(!glob.below.matches(other));
    });

  it('is no glob without a character of globs', () => {
    for (const argument of ['-', 'a.json', '!a', 'a(1)', 'a}', String.raw`a\*b`, 'a\\'])
      assert.equal(readGlobArgument(argument, '/'), undefined, argument);
  });

  it('has backslashes between its segments where paths have them', () => {
    for (const [argument, directory] of [
      [String.raw`C:\images\*\manifest.json`, 'C:/images/'],
      [String.raw`C:\*\manifest.json`, 'C:/'],
      [String.raw`\\server\share\*\manifest.json`, '//server/share/'],
      [String.raw`.\*/manifest.json`, './'],
    ] as const) {
      const glob = readGlobArgument(argument, '\\');
      assert(typeof glob === 'object');
      assert.equal(glob.directory, directory);
      assert(glob.below.matches('a/manifest.json'));
    }
    assert.equal(readGlobArgument(String.raw`images\v1`, '\\'), undefined);
  });
});
