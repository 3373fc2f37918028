import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lookFor, type Look } from '#cli/look';
import { brokenManifest, cliFolder } from '#helpers/cliFolder';

describe('the look of standard output', () => {
  const command = 'node dist/server/cli.js';
  const terminal = { isTTY: true, columns: 120, env: {}, command };
  const file = { isTTY: false, columns: undefined, env: {}, command };

  for (const [name, output, color, forTerminal, hasColors] of [
    ['a file or pipe has none', file, undefined, false, false],
    ['a terminal has colors and excerpts', terminal, undefined, true, true],
    ['NO_COLOR takes the colors only', { ...terminal, env: { NO_COLOR: '1' } }, undefined, true, false],
    ['an empty NO_COLOR says nothing', { ...terminal, env: { NO_COLOR: '' } }, undefined, true, true],
    ['a dumb terminal has no colors', { ...terminal, env: { TERM: 'dumb' } }, undefined, true, false],
    [
      'FORCE_COLOR makes a pipe look like a terminal',
      { ...file, env: { FORCE_COLOR: '1' } },
      undefined,
      true,
      true,
    ],
    ['FORCE_COLOR=0 forces none', { ...terminal, env: { FORCE_COLOR: '0' } }, undefined, true, false],
    [
      'FORCE_COLOR goes before NO_COLOR',
      { ...file, env: { FORCE_COLOR: '1', NO_COLOR: '1' } },
      undefined,
      true,
      true,
    ],
    ['--color goes before the environment', { ...file, env: { NO_COLOR: '1' } }, true, true, true],
    [
      '--no-color goes before the environment',
      { ...terminal, env: { FORCE_COLOR: '1' } },
      false,
      true,
      false,
    ],
  ] as const)
    it(name, () => {
      const look = lookFor(output, color);
      assert.deepEqual([look.forTerminal, paints(look)], [forTerminal, hasColors]);
    });

  it('has the width of the terminal, or 80 columns where it does not say', () => {
    assert.equal(lookFor(terminal, undefined).columns, 120);
    assert.equal(lookFor({ ...terminal, columns: 0 }, undefined).columns, 80);
    assert.equal(lookFor(file, undefined).columns, 80);
  });

  it('has the command as somebody at the terminal has started it', () => {
    assert.equal(lookFor(terminal, undefined).command, command);
    assert.equal(lookFor(file, true).command, 'oci-manifest');
  });
});

describe('a report at a terminal', () => {
  const folder = cliFolder((made) => {
    made.write('broken.json', brokenManifest.replace('3422', '-1'));
    made.write('other.json', brokenManifest);
    made.write('long.json', JSON.stringify({ ...JSON.parse(brokenManifest), x: 'y'.repeat(500) }));
  });
  const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

  it('shows the line of each finding, with a mark under what it is about', () => {
    const lines = plain(folder.run('--color', 'broken.json').stdout).split('\n');
    const at = lines.findIndex((line) => line.endsWith('[schema-version]'));
    assert.deepEqual(lines.slice(at + 1, at + 4), [
      '  2 |   "schemaVersion": 1,',
      '    |                    ^',
      '    fix (--fix): Replace 1 with 2',
    ]);
  });

  it('shows of a long line what is near the finding, as wide as the terminal', () => {
    const { stdout } = folder.run('--color', 'long.json');
    const lines = plain(stdout).split('\n');
    const at = lines.findIndex((line) => line.endsWith('[schema-version]'));
    const [line = '', marks = ''] = lines.slice(at + 1, at + 3);
    assert.equal(line.length, 80);
    assert(line.endsWith('…'));
    assert.equal(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), '1');
  });

  it('lists the section of the specification once for each rule', () => {
    const { stdout } = folder.run('--color', 'broken.json', 'other.json');
    const sources = plain(stdout)
      .split('\n')
      .filter((line) => /^[a-z-]+ +https:/.test(line));
    assert.deepEqual(
      sources.map((line) => line.split(/ +/)[0]),
      ['schema-version', 'size-negative'],
    );
    assert.match(stdout, /^To read about a rule, run: oci-manifest explain RULE$/m);
  });

  it('says how to see which files are not OCI documents, unless it names them', () => {
    folder.write('none/app.json', '{ "name": "App" }');
    folder.write('none/manifest.json', brokenManifest);
    const hint = 'Use --verbose to see which.';
    assert(plain(folder.run('--color', 'none').stdout).includes(hint));
    assert(!plain(folder.run('--color', '--verbose', 'none').stdout).includes(hint));
  });

  it('is the same for FORCE_COLOR, and has no escapes with --no-color', () => {
    const { stdout } = folder.run('--color', 'broken.json');
    assert.equal(folder.run('broken.json', { env: { FORCE_COLOR: '1' } }).stdout, stdout);
    const without = folder.run('--no-color', 'broken.json', { env: { FORCE_COLOR: '1' } }).stdout;
    assert.equal(without, folder.run('broken.json').stdout);
    assert.doesNotMatch(without, /\u001b|\^|^ +\d+ \|/m);
  });

  it('colors nothing that programs read', () => {
    for (const format of ['json', 'sarif', 'github'])
      assert.equal(
        folder.run('--color', '--format', format, 'broken.json').stdout,
        folder.run('--format', format, 'broken.json').stdout,
      );
  });

  it('colors what a dry run removes and adds', () => {
    folder.write('fixable.json', brokenManifest.replace(': 1,', ': "2",'));
    const { stdout } = folder.run('--color', '--fix', '--dry-run', 'fixable.json');
    assert.match(stdout, /^\u001b\[31m- {2}"schemaVersion": "2",\u001b\[39m$/m);
    assert.match(stdout, /^\u001b\[32m\+ {2}"schemaVersion": 2,\u001b\[39m$/m);
  });
});

function paints({ paint }: Look): boolean {
  return paint('red', 'x') !== 'x';
}
