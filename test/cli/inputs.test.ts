import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { lint } from '#cli/lint';
import { plainLook } from '#cli/look';
import { brokenManifest, cliFolder, rightManifest, type CliFolder, type CliResult } from '#helpers/cliFolder';
import { blobPathOf, digestOf } from '#helpers/markedText';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { rules } from '#service';
import { skip, unix } from '#helpers/skips';

const program = join(repositoryRoot, 'dist', 'server', 'cli.js');

describe('inputs that are no OCI documents', () => {
  const folder = cliFolder((made) => {
    made.write('notes.json', '{ "name": "notes" }');
    made.write('truncated.json', '{\n  "schemaVersion" 2');
    made.write('in/right.json', rightManifest);
  });

  it('are no success when an argument names them, and say where they are not JSON', () => {
    for (const [args, message] of [
      [['notes.json'], /^oci-manifest: notes\.json: this is not a known kind of OCI document\.\n$/],
      [
        ['truncated.json'],
        /^oci-manifest: truncated\.json: this is not valid JSON \(line 2, column 19\), and not a known kind of OCI document/,
      ],
      [
        ['-', { input: '[]' }],
        /^oci-manifest: standard input: this is not a known kind of OCI document\.\n$/,
      ],
    ] as const) {
      const { status, stderr } = folder.run(...args);
      assert.match(stderr, message);
      assert.equal(status, 2);
    }
  });

  it('do not cost the others their report', () => {
    const { status, stdout } = folder.run('notes.json', 'in/right.json');
    assert.match(stdout, /Found 0 errors and 0 warnings in 1 document\. 1 file is not an OCI document\./);
    assert.equal(status, 2);
  });

  it('are passed over in a directory, unless there is nothing else in it', () => {
    folder.write('in/notes.json', '{}');
    const quiet = folder.run('in');
    assert.deepEqual([quiet.status, quiet.stderr], [0, '']);
    folder.write('other/notes.json', '{}');
    const { status, stderr } = folder.run('in', 'other');
    assert.equal(stderr, 'oci-manifest: other: no OCI document was found in this directory.\n');
    assert.equal(status, 2);
  });

  it('are passed over in a directory with a note when they are empty, UTF-16 or binary', () => {
    writeOtherFiles(folder, 'in');
    const { status, stdout, stderr } = folder.run('in');
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      `oci-manifest: skipped ${join('in', 'be.json')}: it is UTF-16 text, but JSON documents must be UTF-8`,
      `oci-manifest: skipped ${join('in', 'binary.json')}: it is a binary file, because it contains a NUL byte`,
      `oci-manifest: skipped ${join('in', 'empty.json')}: it is empty`,
      `oci-manifest: skipped ${join('in', 'le.json')}: it is UTF-16 text, but JSON documents must be UTF-8`,
      `oci-manifest: skipped ${join('in', 'spaces.json')}: it contains only spaces`,
    ]);
    assert.match(stdout, /^Found 0 errors and 0 warnings in 1 document\. 5 files are not OCI documents\.$/m);
    assert.equal(status, 0);
    assert.deepEqual(
      folder.explain('in').stderr.replaceAll(/skipped \S+: /g, ''),
      stderr.replaceAll(/skipped \S+: /g, ''),
    );
    assert.equal(folder.explain('in').status, 0);
  });

  it('are no success when they are empty, UTF-16 or binary and there is nothing else, or they are named', () => {
    writeOtherFiles(folder, 'other');
    const found = folder.run('other');
    assert.match(found.stderr, /oci-manifest: other: no OCI document was found in this directory\.\n$/);
    assert.equal(found.stdout, 'Nothing was checked. 5 files are not OCI documents.\n');
    assert.equal(found.status, 2);
    for (const name of ['be', 'binary', 'empty', 'le', 'spaces'])
      assert.equal(folder.run(join('other', `${name}.json`), 'in').status, 2, name);
  });

  it('do not let a run that reads nothing say that it found nothing', () => {
    const { stdout, status } = folder.run('absent.json');
    assert.equal(stdout, 'Nothing was checked.\n');
    assert.equal(status, 2);
  });

  it('are not taken for such where they are nested too deeply to be read', () => {
    const brackets = '['.repeat(1000);
    folder.write('deep.json', `{ "x": ${brackets}`);
    const named = folder.run('deep.json');
    assert.equal(named.stderr, 'oci-manifest: deep.json: it is nested more than 500 levels deep.\n');
    assert.equal(named.status, 2);
    folder.write('in/deep.json', `{ "x": ${brackets}`);
    assert.match(folder.run('in').stderr, /deep\.json: it is nested more than 500 levels deep/);
    assert.equal(folder.run('in').status, 2);
    folder.write('manifest.json', rightManifest.replace('{', `{ "x": ${brackets},`));
    assert.equal(folder.run('manifest.json').status, 2);
    folder.write('manifest.json', rightManifest.replace('"config": {', `"config": { "x": ${brackets}`));
    const recognized = folder.run('manifest.json');
    assert.match(
      recognized.stdout,
      /error: The document is nested more than 500 levels deep.*json-not-analysed/,
    );
    assert.equal(recognized.status, 1);
  });

  it('are passed over with --ignore-unknown even if they are named, with a note about what was not looked into', () => {
    writeOtherFiles(folder, 'other');
    const gzip = Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), Buffer.alloc(20)]);
    writeFileSync(join(folder.path, 'other', 'gzip.json'), gzip);
    folder.write('other/deep.json', '['.repeat(1000));
    folder.write('other/large.json', '');
    truncateSync(join(folder.path, 'other', 'large.json'), 64 * 1024 * 1024 + 1);
    for (const [name, note] of [
      ['be', /^oci-manifest: skipped \S+be\.json: it is UTF-16 text/],
      ['binary', /^oci-manifest: skipped \S+binary\.json: it is a binary file/],
      ['empty', /^oci-manifest: skipped \S+empty\.json: it is empty/],
      ['spaces', /^oci-manifest: skipped \S+spaces\.json: it contains only spaces/],
      ['gzip', /^oci-manifest: skipped \S+gzip\.json: it is /],
      ['large', /^oci-manifest: skipped \S+large\.json: it is too large for an OCI document/],
      ['deep', /^oci-manifest: skipped \S+deep\.json: it is nested more than 500 levels deep.\n$/],
    ] as const) {
      const named = join('other', `${name}.json`);
      const { status, stdout, stderr } = folder.run('--ignore-unknown', named, 'in');
      assert.match(stderr, note);
      assert.match(stdout, /in 1 document\. 1 file is not an OCI document\.$/m);
      assert.equal(status, 0, name);
      assert.equal(folder.run(named, 'in').status, 2, name);
    }
    assert.equal(folder.run('--ignore-unknown', 'in', '-', { input: '' }).status, 0);
  });

  it('are no success with --ignore-unknown when nobody can know what they are', () => {
    folder.write('image.tar', 'no archive');
    assert.equal(folder.run('--ignore-unknown', 'absent.json').status, 2);
    assert.equal(folder.run('--ignore-unknown', 'image.tar').status, 2);
  });

  unix(
    'are no success with --ignore-unknown when they are FIFOs, as of a shell that hands over an output',
    () => {
      const fifo = join(folder.path, 'fifo.json');
      spawnSync('mkfifo', [fifo]);
      const { status, stderr } = folder.run('--ignore-unknown', fifo);
      assert.match(stderr, /fifo\.json: it is a FIFO, and only regular files are read/);
      assert.equal(status, 2);
    },
  );

  it('are settled where the project says that they are none', () => {
    folder.write('.oci-manifest.json', '{ "overrides": [{ "files": ["notes.json"], "kind": "none" }] }');
    assert.deepEqual(folder.run('notes.json').status, 0);
  });
});

/** Writes files that a search for JSON files meets, and that cannot be documents. */
function writeOtherFiles({ path, write }: CliFolder, directory: string): void {
  write(`${directory}/empty.json`, '');
  write(`${directory}/spaces.json`, ' \n');
  writeFileSync(join(path, directory, 'le.json'), `\uFEFF${rightManifest}`, 'utf16le');
  writeFileSync(join(path, directory, 'be.json'), Buffer.from([0xfe, 0xff, 0, 0x7b]));
  writeFileSync(join(path, directory, 'binary.json'), Buffer.from([1, 0, 2]));
}

describe('layouts whose own files are wrong', () => {
  const layoutFile = '{ "imageLayoutVersion": "1.0.0" }';
  const folder = cliFolder((made) => made.write('layout/oci-layout', layoutFile));

  it('have findings in an index.json of another kind or that is not JSON', () => {
    for (const [index, rule] of [
      ['{ "name": "notes" }', 'required-property'],
      ['[]', 'json-not-object'],
      ['{ "schemaVersion": 2, "manifests": [', 'json-syntax'],
      ['null', 'json-not-object'],
    ] as const) {
      folder.write('layout/index.json', index);
      const { status, stdout } = folder.run('layout');
      assert.match(stdout, /index\.json:1:\d+: error: /, index);
      assert.match(stdout, new RegExp(`\\[${rule}`), index);
      assert.equal(status, 1, index);
    }
  });

  it('are named when one of these files is missing', () => {
    const { status, stdout } = folder.run('layout');
    assert.match(stdout, /oci-layout:1:1: error: The file index\.json is missing/);
    assert.equal(status, 1);
  });
});

/**
 * Runs `oci-manifest lint` in this process, so that a test can steer what happens meanwhile.
 * @param onWarning called whenever the run writes to standard error
 */
async function lintHere(paths: readonly string[], onWarning?: () => void): Promise<CliResult> {
  const told = { stdout: '', stderr: '' };
  const options = { format: 'text', severity: 'error' } as const;
  const status = await lint(paths, options, {
    print: (text) => void (told.stdout += text),
    warn(text) {
      told.stderr += text;
      onWarning?.();
    },
    readStandardInput: () => Promise.reject(new Error('nobody reads it')),
    look: () => plainLook,
  });
  return { status, ...told };
}

describe('layouts with links that lead out of them', () => {
  const folder = cliFolder((made) => {
    made.write('layout/oci-layout', '{ "imageLayoutVersion": "1.0.0" }');
    made.write('elsewhere/index.json', '{ "schemaVersion": 2, "manifests": [] }');
  });
  const blob = `blobs/${digestOf('1').replace(':', '/')}`;
  const other = `blobs/${digestOf('2').replace(':', '/')}`;
  const link = (from: string, to: string): void => {
    mkdirSync(dirname(join(folder.path, from)), { recursive: true });
    symlinkSync(join(folder.path, to), join(folder.path, from));
  };

  unix('are told that an index.json is such a link, and not that it is missing', () => {
    link('layout/index.json', 'elsewhere/index.json');
    const { status, stdout } = folder.run('layout');
    assert.match(
      stdout,
      /oci-layout:1:1: error: index\.json was not read, because it is a link that leads out of/,
    );
    assert.equal(status, 1);
  });

  for (const [what, place, target, found] of [
    ['a blob', `layout/${blob}`, `elsewhere/${blob}`, /information: The blob was not read: .* is a link to/],
    ['the folder of blobs', 'layout/blobs', 'elsewhere/blobs', /blobs was not read, because it is a link/],
  ] as const)
    unix(`are told that ${what} is such a link`, () => {
      folder.write(`elsewhere/${blob}`, rightManifest);
      folder.write(`elsewhere/${other}`, rightManifest);
      const type = 'application/vnd.oci.image.manifest.v1+json';
      const manifests = ['1', '2'].map((text) => ({ mediaType: type, digest: digestOf(text), size: 7 }));
      folder.write('layout/index.json', JSON.stringify({ schemaVersion: 2, manifests }));
      link(place, target);
      assert.match(folder.run('layout').stdout, found);
    });
});

describe('inputs that cannot be checked', () => {
  const folder = cliFolder((made) => made.write('in/broken.json', brokenManifest));

  /** Runs a directory with a bad file in it; the findings of the other file are there anyway. */
  function reportsBoth(message: RegExp, ...args: string[]): void {
    const { status, stdout, stderr } = folder.run(...args);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n {4}at /);
    assert.match(stdout, /broken\.json:2:20: error: .* \[schema-version\]/);
    assert.equal(status, 2);
  }

  it('do not cost the others their report when they are absent, no JSON text, or too large', () => {
    folder.write('in/large.json', '');
    truncateSync(join(folder.path, 'in', 'large.json'), 64 * 1024 * 1024 + 1);
    writeOtherFiles(folder, 'named');
    reportsBoth(/absent\.json: no such file or directory/, 'absent.json', 'in');
    reportsBoth(/empty\.json: it is empty/, 'named/empty.json', 'in');
    reportsBoth(/be\.json: it is UTF-16 text/, 'named/be.json', 'in');
    reportsBoth(/le\.json: it is UTF-16 text/, 'named/le.json', 'in');
    reportsBoth(/binary\.json: it is a binary file/, 'named/binary.json', 'in');
    reportsBoth(/spaces\.json: it contains only spaces/, 'named/spaces.json', 'in');
    reportsBoth(/large\.json: it is too large .*67,108,865 bytes/, 'in');
  });

  unix('are named when they are not regular files, or links to such', () => {
    spawnSync('mkfifo', [join(folder.path, 'in', 'fifo.json')]);
    symlinkSync('/dev/zero', join(folder.path, 'zero.json'));
    reportsBoth(/fifo\.json: it is a FIFO, and only regular files are read/, 'in');
    reportsBoth(/zero\.json: it is a device, and only regular files are read/, 'zero.json', 'in');
  });

  unix('are named when their name is not UTF-8', function () {
    const name = Buffer.concat([
      Buffer.from(join(folder.path, 'in', 'x')),
      Buffer.from([0xe9]),
      Buffer.from('.json'),
    ]);
    try {
      writeFileSync(name, brokenManifest);
    } catch {
      // macOS takes no such name.
      return;
    }
    reportsBoth(/the name is not valid UTF-8/, 'in');
  });

  it('show control characters in their names', () => {
    folder.write('in/\u001B[31m\u202E.json', '');
    const { stderr } = folder.run('in');
    assert.match(stderr, /\\u001b\[31m\\u202e\.json: it is empty/);
  });

  it('are no blobs that cannot be read: the descriptors that lead to them have findings', () => {
    const digest = digestOf('no file');
    folder.write('layout/oci-layout', '{ "imageLayoutVersion": "1.0.0" }');
    mkdirSync(join(folder.path, 'layout', blobPathOf(digest)), { recursive: true });
    const child = `{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "${digest}", "size": 7 }`;
    folder.write('layout/index.json', `{ "schemaVersion": 2, "manifests": [${child}] }`);
    const { status, stdout, stderr } = folder.run('layout', 'in');
    assert.match(stdout, /index\.json:1:\d+: error: The blob cannot be read: .* is not a regular file/);
    assert.match(stdout, /broken\.json:2:20: error: .* \[schema-version\]/);
    assert.deepEqual([stderr, status], ['', 1]);
  });

  it('are documents of a layout that are larger than any: the layout has findings at what leads to them', () => {
    const digest = digestOf('a very long manifest');
    const child = `{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "${digest}", "size": 7 }`;
    folder.write('layout/oci-layout', '{ "imageLayoutVersion": "1.0.0" }');
    folder.write('layout/index.json', `{ "schemaVersion": 2, "manifests": [${child}] }`);
    folder.write(`layout/${blobPathOf(digest)}`, '{}');
    truncateSync(join(folder.path, 'layout', blobPathOf(digest)), 64 * 1024 * 1024 + 1);
    const blob = folder.run('layout');
    assert.match(
      blob.stdout,
      /index\.json:1:\d+: error: The blob blobs\S+ cannot be read: it is too large for an OCI document\./,
    );
    assert.equal(blob.status, 2);
    truncateSync(join(folder.path, 'layout', 'index.json'), 64 * 1024 * 1024 + 1);
    const index = folder.run('layout');
    assert.match(
      index.stdout,
      /oci-layout:1:1: error: The file index\.json cannot be read: it is too large for an OCI document\./,
    );
    assert.equal(index.status, 2);
  });

  it('are named when they vanish after they were listed', async () => {
    // The run says that this file is empty when it has listed the directory and not yet read the next file.
    folder.write('in/a.json', '');
    folder.write('in/b.json', brokenManifest);
    const { status, stdout, stderr } = await lintHere([join(folder.path, 'in')], () =>
      rmSync(join(folder.path, 'in', 'b.json'), { force: true }),
    );
    assert.match(stderr, /a\.json: it is empty\n.*b\.json: no such file or directory\n$/);
    assert.match(stdout, /broken\.json:2:20: error: .* \[schema-version\]/);
    assert.equal(status, 2);
  });

  it('are directories in which nothing is found', () => {
    mkdirSync(join(folder.path, 'bare'));
    reportsBoth(/bare: nothing to check was found in this directory/, 'bare', 'in');
  });

  it('are standard input without text, as UTF-16, or larger than any document', () => {
    assert.match(folder.run('-', { input: '' }).stderr, /standard input: it is empty/);
    assert.equal(folder.run('-', { input: '' }).status, 2);
    const large = folder.run('-', { input: ' '.repeat(64 * 1024 * 1024 + 1) });
    assert.equal(large.status, 2);
    assert.match(large.stderr, /^oci-manifest: standard input: it is too large .*\n$/);
  });

  unix('are directories as standard input', () => {
    const directory = openSync(folder.path, 'r');
    const { status, stderr } = spawnSync(process.execPath, [program, 'lint', '-'], {
      stdio: [directory, 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    closeSync(directory);
    assert.equal(status, 2);
    assert.match(stderr, /standard input: it is a directory/);
  });

  it('include a report that cannot be written', function () {
    if (process.platform !== 'linux') skip(this, 'only Linux has /dev/full');
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, 'lint', join(folder.path, 'in')], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    assert.equal(status, 2);
    assert.equal(stderr, 'oci-manifest: cannot write the report: no space is left on the device\n');
  });

  unix('include a report that is cut off in a file', () => {
    const path = join(folder.path, 'report.json');
    const report = openSync(path, 'w');
    const limited = 'ulimit -f 1; exec "$0" "$@"';
    const args = ['-c', limited, process.execPath, program, 'lint', '--format', 'sarif'];
    const { status, stderr } = spawnSync('sh', [...args, join(folder.path, 'in')], {
      stdio: ['ignore', report, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(report);
    assert.equal(stderr, 'oci-manifest: cannot write the report: the file would be larger than is allowed\n');
    assert.equal(status, 2);
  });

  it('do not end a run over an index of 150,000 entries', () => {
    const children = Array.from(
      { length: 150_000 },
      (_, index) =>
        `{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:${index.toString(16).padStart(64, '0')}","size":7}`,
    );
    folder.write('layout/oci-layout', '{ "imageLayoutVersion": "1.0.0" }');
    folder.write('layout/index.json', `{ "schemaVersion": 2, "manifests": [${children.join(',')}] }`);
    const { stderr } = folder.run('layout');
    assert.equal(stderr, '');
  }).timeout(60_000);

  it('are found without the network', () => {
    const linked = rightManifest.replace(
      '469 }',
      '469, "urls": ["https://example.com/a", "http://192.0.2.1/b"] }',
    );
    folder.write('linked.json', linked);
    const forbidNetwork = join(repositoryRoot, 'test', 'helpers', 'forbidNetwork.cjs');
    const args = ['--require', forbidNetwork, program, 'lint', '--fix', '.'];
    const { stderr } = spawnSync(process.execPath, args, { cwd: folder.path, encoding: 'utf8' });
    assert.equal(stderr, '');
  });

  it('cost a failing rule its own findings only', async () => {
    const rule = rules.find(({ id }) => id === 'size-negative');
    assert(rule !== undefined);
    const check = rule.check.bind(rule);
    let told: CliResult;
    folder.write('two.json', brokenManifest.replace('3422', '-3422'));
    try {
      Reflect.set(rule, 'check', () => {
        throw new Error('broken');
      });
      told = await lintHere([join(folder.path, 'two.json')]);
    } finally {
      Reflect.set(rule, 'check', check);
    }
    assert.equal(told.status, 2);
    assert.match(told.stderr, /two\.json: the rule size-negative failed: broken\n$/);
    assert.match(told.stdout, /\[schema-version\]/);
  });
});

describe('what a directory run leaves out', () => {
  const folder = cliFolder((made) => {
    for (const path of ['a.json', 'out/b.json', 'out/keep.json', 'deep/gen/c.json'])
      made.write(path, rightManifest);
  });

  const checked = (...args: string[]): string[] =>
    folder.report(...args).files.map(({ path }) => path.replaceAll('\\', '/'));

  it('is what --exclude names', () => {
    assert.deepEqual(checked('--exclude', 'gen', '--exclude', 'out/k*.json', '.'), ['a.json', 'out/b.json']);
    assert.deepEqual(checked('--exclude', '*.json', 'a.json'), ['a.json']);
    assert.equal(folder.run('--exclude', '[', '.').status, 2);
  });

  it('is what .gitignore files list, in this folder and above it', () => {
    folder.write('.gitignore', '# built\n/out/*\n!keep.json\ngen/\n{*\n');
    assert.deepEqual(checked('.'), ['a.json', 'out/keep.json']);
    assert.deepEqual(checked('out'), ['out/b.json', 'out/keep.json']);
    mkdirSync(join(folder.path, '.git'));
    assert.deepEqual(checked('out'), ['out/keep.json']);
    assert.deepEqual(checked('deep/gen'), ['deep/gen/c.json']);
  });

  it('does not take long to find, whatever the patterns', () => {
    folder.write(`${'a'.repeat(200)}.json`, rightManifest);
    folder.write('.gitignore', `${'*a'.repeat(100)}b\nb${' '.repeat(900_000)}c\n`);
    assert.equal(checked('.').length, 5);
  });

  it('does not take long to find, however many patterns there are', () => {
    for (let index = 0; index < 200; index++) folder.write(`many/f${index}.json`, '{}');
    const many = Array.from({ length: 120_000 }, (_, index) => `q${index}*`);
    folder.write('.gitignore', ['out', ...many].join('\n'));
    assert.deepEqual(
      checked('.').filter((path) => !path.startsWith('many/')),
      ['a.json', 'deep/gen/c.json'],
    );
    const same = '*q*\n'.repeat(250_000);
    folder.write('.gitignore', `${same}out`);
    assert.deepEqual(
      checked('.').filter((path) => !path.startsWith('many/')),
      ['a.json', 'deep/gen/c.json'],
    );
  });
});

describe('project files of the command line', () => {
  const folder = cliFolder((made) => {
    made.write('.oci-manifest.json', '{ "rules": { "schema-version": "off" } }');
    made.write('repo/broken.json', brokenManifest);
  });

  it('are sought up to the root of the repository, and else up to the working directory', () => {
    assert.equal(folder.run('repo').status, 0);
    mkdirSync(join(folder.path, 'repo', '.git'));
    assert.equal(folder.run('repo').status, 1);
  });

  it('that --config names end the run when they are not JSON, and nothing is checked', () => {
    for (const [text, message] of [
      ['{\n  "rules": off }', 'line 2, column 12: This is not valid JSON'],
      ['[]', 'line 1, column 1: The project file must be a JSON object'],
      ['', 'The file is empty.'],
      ['['.repeat(400_000), 'line 1, column 501: The project file is nested more than 500 levels deep here'],
    ] as const) {
      folder.write('config.json', text);
      const { status, stdout, stderr } = folder.run('--config', 'config.json', 'repo/broken.json');
      assert.equal(status, 2);
      assert(stderr.startsWith(`oci-manifest: config.json: ${message}`), stderr);
      assert.match(stderr, /^[^\n]*\n$/);
      assert.equal(stdout, '');
      assert.equal(folder.explain('--config', 'config.json', 'repo/broken.json').status, 2);
    }
  });

  it('that are not JSON do not keep documents from being checked', () => {
    for (const text of ['{ "rules": off }', '['.repeat(400_000)]) {
      folder.write('.oci-manifest.json', text);
      const { status, stdout, stderr } = folder.run('repo/broken.json');
      assert.equal(status, 2);
      assert.match(stderr, /^oci-manifest: \S*\.oci-manifest\.json: line 1, column \d+: [^\n]*\n$/);
      assert.match(stdout, /\[schema-version\]/);
    }
  });

  it('say what has no effect, for lint and explain', () => {
    folder.write('.oci-manifest.json', '{ "consumers": ["dokcer"] }');
    for (const { stderr } of [folder.run('repo/broken.json'), folder.explain('repo/broken.json')])
      assert.match(stderr, /\.oci-manifest\.json: line 1, column 17: "dokcer" is not a known consumer\./);
  });

  unix('are regular files of a sensible size', () => {
    spawnSync('mkfifo', [join(folder.path, 'repo', '.oci-manifest.json')]);
    const fifo = folder.run('repo/broken.json');
    assert.equal(fifo.status, 2);
    assert.match(fifo.stderr, /\.oci-manifest\.json is ignored: it is a FIFO/);
    folder.write('big/.oci-manifest.json', ' '.repeat(1024 * 1024 + 1));
    folder.write('big/right.json', rightManifest);
    const { status, stderr } = folder.run('big/right.json');
    assert.equal(status, 2);
    assert.match(stderr, /is ignored: it is too large/);
  });
});
