import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { ChangedMeanwhile, writeFileWhole } from '#cli/writeFileWhole';
import { brokenManifest, cliFolder, rightManifest } from '#helpers/cliFolder';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { needsUnix } from '#helpers/skips';

const program = join(repositoryRoot, 'dist', 'server', 'cli.js');
const fixable = rightManifest.replace('"schemaVersion": 2', '"schemaVersion": "2"');

describe('writing files', () => {
  const folder = cliFolder();

  it('keeps the mode and the links, and leaves nothing behind', () => {
    folder.write('a.json', fixable);
    chmodSync(join(folder.path, 'a.json'), 0o640);
    symlinkSync('a.json', join(folder.path, 'link.json'));
    assert.equal(folder.run('--fix', 'link.json').status, 0);
    assert.equal(folder.read('a.json'), rightManifest);
    assert(lstatSync(join(folder.path, 'link.json')).isSymbolicLink());
    if (process.platform !== 'win32') assert.equal(statSync(join(folder.path, 'a.json')).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.json', 'link.json']);
  });

  it('does not write what somebody else has changed', async () => {
    folder.write('a.json', 'theirs');
    const path = join(folder.path, 'a.json');
    await assert.rejects(writeFileWhole(path, 'mine', Buffer.from('before')), ChangedMeanwhile);
    await assert.rejects(writeFileWhole(path, 'mine', undefined), ChangedMeanwhile);
    assert.equal(folder.read('a.json'), 'theirs');
    assert.deepEqual(readdirSync(folder.path), ['a.json']);
  });

  it('says that a file is read-only or not UTF-8, and goes on', () => {
    folder.write('a.json', fixable);
    folder.write('c.json', fixable);
    chmodSync(join(folder.path, 'a.json'), 0o444);
    const latin = Buffer.concat([Buffer.from(`${fixable}// `), Buffer.from([0xe9])]);
    writeFileSync(join(folder.path, 'b.json'), latin);
    const { status, stderr, stdout } = folder.run('--fix', '.');
    assert.equal(status, 2);
    assert.match(stderr, /a\.json was not fixed: the file is read-only\./);
    assert.match(stderr, /b\.json was not fixed: it is not valid UTF-8\./);
    assert.match(stdout, /^a\.json:2:20: error/m);
    assert.equal(folder.read('c.json'), rightManifest);
    assert.deepEqual(readFileSync(join(folder.path, 'b.json')), latin);
  });

  it('keeps a file whole for which the disk has no room, says so, and goes on', function () {
    // A limit on the size of files is as good as a full disk: writing fails after the first blocks.
    needsUnix(this);
    const large = fixable.replace('"config"', `"annotations": { "a": "${'x'.repeat(16_384)}" },\n  "config"`);
    folder.write('a.json', large);
    folder.write('b.json', fixable);
    const limited = 'ulimit -f 8; exec "$0" "$@"';
    const args = ['-c', limited, process.execPath, program, 'lint', '--fix', '.'];
    const { status, stdout, stderr } = spawnSync('sh', args, { cwd: folder.path, encoding: 'utf8' });
    assert.equal(folder.read('a.json'), large);
    assert.equal(folder.read('b.json'), rightManifest);
    assert.equal(stderr, 'oci-manifest: a.json was not fixed: the file would be larger than is allowed.\n');
    assert.match(stdout, /^a\.json:2:20: error/m);
    assert.equal(status, 2);
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.json', 'b.json']);
  });

  it('fixes a file that contains the replacement character as such', () => {
    folder.write(
      'a.json',
      fixable.replace('"config"', '"annotations": { "org.example.x": "\uFFFD" },\n  "config"'),
    );
    assert.equal(folder.run('--fix', 'a.json').status, 0);
    assert.match(folder.read('a.json'), /"schemaVersion": 2,[^]*"\uFFFD"/);
  });

  it('leaves a project file that is not UTF-8, and reports the findings then', () => {
    const bytes = Buffer.concat([Buffer.from('{} // '), Buffer.from([0xe9])]);
    writeFileSync(join(folder.path, '.oci-manifest.json'), bytes);
    folder.write('broken.json', brokenManifest);
    const { status, stderr, stdout } = folder.run('--write-baseline', 'broken.json');
    assert.equal(status, 2);
    assert.match(stderr, /was not changed: it is not valid UTF-8\./);
    assert.match(stdout, /\[schema-version\]/);
    assert.deepEqual(readFileSync(join(folder.path, '.oci-manifest.json')), bytes);
  });

  it('takes over the lock that a run has left behind', () => {
    folder.write('broken.json', brokenManifest);
    folder.write('.oci-manifest.json.lock', '');
    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(join(folder.path, '.oci-manifest.json.lock'), minuteAgo, minuteAgo);
    assert.equal(folder.run('--write-baseline', 'broken.json').status, 0);
    assert.match(folder.read('.oci-manifest.json'), /schema-version/);
    assert.deepEqual(readdirSync(folder.path).sort(), ['.oci-manifest.json', 'broken.json']);
  });

  for (const [what, put] of [
    ['a symbolic link', (path: string) => symlinkSync('nowhere', path)],
    ['a directory', (path: string) => mkdirSync(path)],
  ] as const)
    it(`says at once that ${what} has the name of the lock`, () => {
      folder.write('broken.json', brokenManifest);
      put(join(folder.path, '.oci-manifest.json.lock'));
      const start = performance.now();
      const { status, stderr } = folder.run('--write-baseline', 'broken.json');
      assert(performance.now() - start < 10_000);
      assert(stderr.includes(`.oci-manifest.json.lock is ${what}, but `), stderr);
      assert.equal(status, 2);
      assert.deepEqual(readdirSync(folder.path).sort(), ['.oci-manifest.json.lock', 'broken.json']);
    });

  it('leaves nothing behind when a signal ends the program', async function () {
    needsUnix(this);
    const lock = join(folder.path, 'a.json.lock');
    folder.write(
      'holds.ts',
      `import { withLock } from ${JSON.stringify(join(repositoryRoot, 'server', 'src', 'cli', 'fileLock'))};
       withLock(${JSON.stringify(join(folder.path, 'a.json'))}, () => {
         console.log('held');
         return new Promise(() => setInterval(() => undefined, 1000));
       });`,
    );
    const run = spawn(process.execPath, ['--import', 'tsx', join(folder.path, 'holds.ts')], {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(run.stdout, 'data');
    assert(existsSync(lock));
    run.kill('SIGTERM');
    assert.deepEqual(await once(run, 'exit'), [null, 'SIGTERM']);
    assert(!existsSync(lock));
  });

  it('keeps the entries of runs at the same time', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `f${index}.json`);
    for (const name of names) folder.write(name, brokenManifest);
    const codes = await Promise.all(
      names.map(async (name) => {
        const run = spawn(process.execPath, [program, 'lint', '--write-baseline', name], {
          cwd: folder.path,
          stdio: 'ignore',
        });
        return once(run, 'exit');
      }),
    );
    assert.deepEqual(
      codes.map(([code]) => code as unknown),
      names.map(() => 0),
    );
    const { baseline } = JSON.parse(folder.read('.oci-manifest.json')) as { baseline: { file: string }[] };
    assert.deepEqual(baseline.map(({ file }) => file).sort(), [...names].sort());
    assert(!readdirSync(folder.path).some((name) => /lock|tmp/.test(name)));
  }).timeout(60_000);
});
