import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import picomatch from 'picomatch';
import { withCpuTime } from '#helpers/cpuTime';
import { parseFileGlob, parseGlob, problemOfGlob, problemOfGlobs } from '#schemas/values/glob';

const fits = (path: string, glob: string): boolean => parseGlob(glob).matches(path);

describe('a glob', () => {
  const cases: readonly [glob: string, fitting: readonly string[], others: readonly string[]][] = [
    ['*.json', ['a.json', '.json'], ['a/b.json', 'a.jsonc']],
    ['**/*.json', ['a.json', 'a/b.json', '.a/b/c.json'], ['a.txt']],
    ['images/**', ['images', 'images/a', 'images/a/b'], ['other/images']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb']],
    ['a**b', ['ab', 'axyb'], ['a/b', 'ax/b']],
    ['***/b', ['a/b'], ['b', 'a/a/b']],
    ['?[a-c][!x]', ['1ay', '?b-', '1cy'], ['ay', '1`y', '1dy', '1ax', '1a/']],
    ['[a-]', ['a', '-'], ['b']],
    ['[]a]', [']', 'a'], ['[]a]', 'b']],
    ['[!]a]', ['b', '!'], [']', 'a']],
    ['[^]a]', ['b', '^'], [']', 'a']],
    ['[^a]/b', ['b/b', '^/b'], ['a/b']],
    ['{index,manifest-*}.json', ['index.json', 'manifest-1.json'], ['manifest.json', '{index}.json']],
    ['a{b,{c,d}e}', ['ab', 'ace', 'ade'], ['ae', 'abe']],
    ['{**,a}/b', ['b', 'a/b', 'x/y/b'], ['a/c']],
    ['!*.json', ['a.txt', 'a/b.json'], ['a.json']],
    ['a!', ['a!'], ['a', 'b']],
    ['./a', ['a'], ['./a']],
    ['a./b', ['a./b'], ['ab']],
    [String.raw`\*.json`, ['*.json'], ['a.json']],
    [String.raw`\+(a)`, ['+(a)'], ['a']],
    [String.raw`\{a,b\}`, ['{a,b}'], ['a', 'b']],
    [String.raw`{a\,b,c\}}`, ['a,b', 'c}'], ['a', 'b', 'c']],
    ['a\\', ['a\\'], ['a']],
    ['a(b)+', ['a(b)+'], ['abb']],
    ['😀?', ['😀😀'], ['😀']],
  ];
  for (const [glob, fitting, others] of cases) {
    it(`${glob} fits what it should`, () => {
      assert.deepEqual(
        fitting.filter((path) => !fits(path, glob)),
        [],
      );
      assert.deepEqual(
        others.filter((path) => fits(path, glob)),
        [],
      );
    });
  }

  it('of files fits a name in any folder when it has no slash', () => {
    const fitsFile = (path: string, glob: string): boolean => parseFileGlob(glob).matches(path);
    assert(fitsFile('a/b.json', '*.json'));
    for (const atRoot of ['./*.json', '/*.json']) {
      assert(fitsFile('b.json', atRoot));
      assert(!fitsFile('a/b.json', atRoot));
    }
    assert(fitsFile('a/b.json', 'a/*.json'));
    assert(!fitsFile('a/b.json', '!b.json'));
    const longest = 'a'.repeat(4096);
    assert.equal(problemOfGlob(longest), undefined);
    assert(fitsFile(`a/${longest}`, longest));
  });

  const wrong: readonly [glob: string, problem: RegExp][] = [
    ['+(a|b)', /Extended globs/],
    ['a{b', /not closed/],
    ['a{b}', /at least two/],
    ['[a', /not closed/],
    ['[a/b]', /not closed/],
    ['[{a,b}]', /not closed/],
    ['{a,b}'.repeat(9), /more than 256/],
    ['{a,'.repeat(9) + '}'.repeat(9), /nest more than 8/],
    [String.raw`{a\}`, /not closed/],
    ['a'.repeat(4097), /longer than 4096/],
  ];
  for (const [glob, problem] of wrong) {
    it(`${glob.slice(0, 20)} is refused with a reason`, () =>
      assert.match(problemOfGlob(glob) ?? '', problem));
  }

  it('may nest braces eight deep', () => {
    assert.equal(problemOfGlob('{a,'.repeat(8) + '}'.repeat(8)), undefined);
  });

  it('in a list is refused when the list stands for more than files can be compared with', () => {
    const list = (count: number, glob: string): string[] => Array.from({ length: count }, () => glob);
    const eight = '{a,b}'.repeat(8);
    assert.equal(problemOfGlobs(list(10_000, 'images/*/manifest.json')), undefined);
    assert.equal(problemOfGlobs(list(128, eight)), undefined);
    assert.match(problemOfGlobs(list(129, eight)) ?? '', /not have more than 262144 characters in all/);
    assert.match(problemOfGlobs(list(65, '+('.repeat(2048))) ?? '', /too many or too long/);
  });

  it('is looked at without writing out what its braces stand for', () => {
    const long = `${'{a,b}'.repeat(8)}${'x'.repeat(4000)}[y]`;
    const { cpuTime } = withCpuTime(() => {
      for (let at = 0; at < 100; at++) assert.equal(problemOfGlob(long), undefined);
    });
    assert(cpuTime < 1000);
    assert(fits(`${'ab'.repeat(4)}${'x'.repeat(4000)}y`, long));
  });

  it('fits what an established matcher fits', () => {
    const piece = fc.constantFrom('a', 'b', '-', '*', '?', '[ab]', '[^a]', '{a,b}');
    const segment = fc.oneof(
      fc.constant('**'),
      fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('').replace(/\*+/g, '*')),
    );
    // At the end, established matchers differ in whether `a/**` fits `a`; the table above says what it does here.
    const glob = fc
      .array(segment, { minLength: 1, maxLength: 4 })
      .filter((segments) => segments.at(-1) !== '**')
      .map((segments) => segments.join('/'));
    const name = fc.array(fc.constantFrom('a', 'b', 'x'), { minLength: 1, maxLength: 3 });
    const path = fc
      .array(
        name.map((letters) => letters.join('')),
        { minLength: 1, maxLength: 4 },
      )
      .map((segments) => segments.join('/'));
    fc.assert(
      fc.property(glob, path, (source, text) => {
        assert.equal(
          fits(text, source),
          picomatch.isMatch(text, source, { dot: true }),
          `${source} on ${text}`,
        );
        const { matches, mayMatchBelow } = parseGlob(source);
        for (let end = text.lastIndexOf('/'); matches(text) && end > 0; end = text.lastIndexOf('/', end - 1))
          assert(mayMatchBelow(text.slice(0, end)), `${source} below ${text.slice(0, end)}`);
      }),
      { numRuns: 5000 },
    );
  });

  it('tells below which folders something may fit', () => {
    for (const [glob, leading, others] of [
      ['images/*/manifest.json', ['images', 'images/a'], ['other', 'images/a/manifest.json', 'images/a/b']],
      ['a/**/b', ['a', 'a/x', 'a/x/y', 'a/b'], ['b', 'x/a']],
      ['{a/b,c/d/e}', ['a', 'c', 'c/d'], ['b', 'a/b', 'c/e']],
      ['*.json', [], ['a', 'a.json']],
      ['**', ['a', 'a/b'], []],
      ['!a', ['a', 'b'], []],
    ] as const) {
      const { mayMatchBelow } = parseGlob(glob);
      assert.deepEqual(leading.filter(mayMatchBelow), leading);
      assert.deepEqual(others.filter(mayMatchBelow), []);
    }
  });

  it('takes no longer than its length times that of the path, whatever it says', () => {
    const path = 'a'.repeat(4000);
    for (const glob of [
      '((([a-z.]+)+)+)!b',
      '*a'.repeat(2000) + 'b',
      '**/a/'.repeat(800),
      `${'*'.repeat(4000)}b`,
    ]) {
      const { result, cpuTime } = withCpuTime(() => fits(path, glob));
      assert.equal(result, false);
      assert(cpuTime < 1000, glob.slice(0, 20));
    }
  });
});
