import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { brokenManifest, cliFolder, type CliResult } from '#helpers/cliFolder';
import { assertHarmlessMarkdown, assertHarmlessOutput, payloads } from '#helpers/hostileText';
import { unix } from '#helpers/skips';

/** Arguments cannot hold a zero, and halves of surrogate pairs are not UTF-8. */
const words = payloads.map((payload) => payload.replace(/[\0\ud800\udc00]/g, '').slice(0, 200));

/** A path begins a line of a message, so that it must not begin with a command. */
const names = words.map((word) => word.replaceAll('/', '')).filter((name) => name.trim() !== '');

/** The colors that the command line gives to its own words. */
const ourColors = /\u001b\[(?:1|2|22|31|32|33|36|39)m/g;

describe(`hostile text in the command line, ${payloads.length} payloads,`, () => {
  const folder = cliFolder();

  function assertHarmless({ stdout, stderr }: CliResult): void {
    assertHarmlessOutput(stdout, 'standard output');
    assertHarmlessOutput(stderr, 'standard error');
  }

  it('steers nothing when a file is missing', () => {
    for (const result of [folder.run(...afterDashes(names)), folder.explain(...afterDashes(names))]) {
      assertHarmless(result);
      assert.equal(result.stderr.split('\n').length - 1, names.length);
    }
  });

  unix('steers nothing as the name of a file or folder that is checked, fixed or explained', function () {
    this.timeout(60_000);
    for (const name of names) {
      mkdirSync(join(folder.path, 'in', name), { recursive: true });
      for (const [file, text] of [
        ['manifest.json', brokenManifest],
        ['empty.json', ''],
        [`${name}.json`, '{}'],
      ] as const)
        writeFileSync(join(folder.path, 'in', name, file), text);
      writeFileSync(join(folder.path, 'in', name, '.oci-manifest.json'), JSON.stringify({ rules: { x: 1 } }));
    }
    for (const options of [['--write-baseline'], ['--fix', '--dry-run', '--verbose'], ['--fix']]) {
      const result = folder.run(...options, 'in');
      assert.notEqual(result.stderr, '');
      assertHarmless(result);
    }
    const explained = folder.explain(
      ...['--format', 'markdown', '--consumer', 'containerd'],
      ...names.map((name) => join('in', name, 'manifest.json')),
    );
    assertHarmless(explained);
    assertHarmlessMarkdown(explained.stdout, 'explanation');
  });

  unix('steers nothing at a terminal, where nothing but our own colors comes through', () => {
    const config = JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Env: words } }, null, 1);
    for (const name of names) folder.write(join('in', name, 'config.json'), config);
    for (const [index, payload] of payloads.entries())
      folder.write(`raw/${index}.json`, `{ "schemaVersion": "2", "manifests": [], "x": ["${payload}",], }`);
    for (const options of [[], ['--fix', '--dry-run']]) {
      const { stdout, stderr } = folder.run('--color', ...options, 'in', 'raw');
      assert.match(stdout, ourColors);
      assert.match(stdout, /\\u001b\[31mred/);
      assert.doesNotMatch(stdout, /\u001b\[31mred/);
      assertHarmless({ stdout: stdout.replaceAll('\t', '').replace(ourColors, ''), stderr, status: 0 });
    }
  });

  it('steers nothing in what a project file says', () => {
    for (const [index, word] of words.entries())
      folder.write(
        `${index}/.oci-manifest.json`,
        JSON.stringify({ [word]: word, rules: { [word]: word }, consumers: [word], baseline: [word] }),
      );
    words.forEach((_, index) => folder.write(`${index}/manifest.json`, brokenManifest));
    const result = folder.run('.');
    assertHarmless(result);
    assert(result.stderr.split('\n').length > words.length);
  });

  for (const option of [
    '--config',
    '--kind',
    '--format',
    '--severity',
    '--min-severity',
    '--exclude',
    '--consumer',
    '--unknown',
  ])
    it(`steers nothing as the value of ${option}`, () => {
      const command = option === '--consumer' ? folder.explain : folder.run;
      const result = command(`${option}=${words.join('\n')}`, 'absent.json');
      assert.equal(result.status, 2);
      assert.notEqual(result.stderr, '');
      assertHarmless(result);
    });
});

/** Paths that may begin with a dash. */
function afterDashes(paths: readonly string[]): readonly string[] {
  return ['--', ...paths];
}
