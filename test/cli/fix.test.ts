import assert from 'node:assert/strict';
import { chmodSync, linkSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { describe, it } from 'mocha';
import { cliFolder, rightManifest } from '#helpers/cliFolder';
import { blobPathOf, digestOf } from '#helpers/markedText';

const wrong = rightManifest.replace('"schemaVersion": 2', '"schemaVersion": "2"').replace('469 }', '469, }');

describe('--fix', () => {
  const folder = cliFolder();

  it('writes what leaves no doubt, and reports what is left', () => {
    folder.write('a.json', wrong);
    folder.write('b.json', wrong.replace('"size": 3422', '"size": -1'));
    const { status, stdout } = folder.run('--fix', 'a.json', 'b.json');
    assert.equal(folder.read('a.json'), rightManifest);
    assert.equal(folder.read('b.json'), rightManifest.replace('"size": 3422', '"size": -1'));
    assert.equal(status, 1);
    assert.match(stdout, /^b\.json:5:.*\[size-negative\]$/m);
    assert.match(stdout, /^Fixed 4 findings in 2 files\.\nFound 1 error and 0 warnings in 2 documents/m);
    const again = folder.run('--fix', 'a.json');
    assert.equal(again.status, 0);
    assert.match(again.stdout, /^Nothing was fixed\.$/m);
  });

  it('writes no file that has nothing to correct', () => {
    folder.write('right.json', rightManifest);
    folder.write('app.json', '{ "name": "App", }');
    chmodSync(join(folder.path, 'right.json'), 0o444);
    assert.equal(folder.run('--fix', 'right.json').status, 0);
    assert.equal(folder.run('--fix', 'app.json').status, 2);
    assert.equal(folder.read('app.json'), '{ "name": "App", }');
  });

  it('shows what it would write in a dry run, with what would be left', () => {
    const text = wrong.replace('"size": 3422', '"size": -1');
    folder.write('a.json', text);
    const { status, stdout } = folder.run('--fix', '--dry-run', 'a.json');
    assert.equal(folder.read('a.json'), text);
    assert.equal(status, 1);
    const [head, ...diff] = stdout.split('\n').slice(1, 11);
    assert.equal(head, '+++ a.json');
    assert.deepEqual(diff, [
      '@@ -1,6 +1,6 @@',
      ' {',
      '-  "schemaVersion": "2",',
      '+  "schemaVersion": 2,',
      '   "mediaType": "application/vnd.oci.image.manifest.v1+json",',
      ...text
        .split('\n')
        .slice(3, 4)
        .map((line) => `-${line}`),
      ...text
        .split('\n')
        .slice(3, 4)
        .map((line) => `+${line.replace(', }', ' }')}`),
      ...text
        .split('\n')
        .slice(4, 6)
        .map((line) => ` ${line}`),
    ]);
    assert.match(stdout, /^a\.json:5:.*\[size-negative\]$/m);
    assert.match(stdout, /^Would fix 2 findings in 1 file\. The report shows what would be left\.$/m);
    folder.write('b.json', wrong);
    assert.equal(folder.run('--fix', '--dry-run', 'b.json').status, 0);
  });

  for (const [args, message] of [
    [['--dry-run'], /--dry-run shows what --fix would change, so it needs --fix\./],
    [
      ['--fix', '--dry-run', '--format', 'json'],
      /--dry-run shows a diff as text, so it cannot be used with --format json\./,
    ],
    [
      ['--fix', '--dry-run', '--write-baseline'],
      /--dry-run writes nothing, so it cannot be used with --write-baseline\./,
    ],
  ] as const)
    it(`refuses ${args.join(' ')}`, () => {
      folder.write('a.json', wrong);
      const { status, stdout, stderr } = folder.run(...args, 'a.json');
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, message);
      assert.equal(folder.read('a.json'), wrong);
    });

  it('keeps what the project accepts', () => {
    folder.write('project/.oci-manifest.json', '{ "rules": { "json-trailing-comma": "off" } }');
    folder.write('project/a.json', wrong);
    folder.run('--fix', 'project/a.json');
    assert.equal(folder.read('project/a.json'), wrong.replace('"2"', '2'));
  });

  it('leaves the blobs of a layout, however it comes to them', () => {
    const config =
      '{ "architecture": "amd64", "os": "linux", "rootfs": { "type": "layers", "diff_ids": [] } }';
    const manifest = wrong.replace(digestOf('1'), digestOf(config)).replace(', }', ' }');
    const blob = `layout/${blobPathOf(digestOf(manifest))}`;
    folder.write('layout/oci-layout', '{ "imageLayoutVersion": "1.0" }');
    folder.write(blob, manifest);
    folder.write(
      'layout/index.json',
      `{ "schemaVersion": 2, "manifests": [{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "${digestOf(manifest)}", "size": ${manifest.length} }] }`,
    );
    const { status } = folder.run('--fix', 'layout');
    assert.equal(status, 1);
    assert.equal(folder.run('--fix', blob).status, 1);
    assert.equal(folder.read(blob), manifest);
    assert.equal(folder.read('layout/oci-layout'), '{ "imageLayoutVersion": "1.0.0" }');
  });

  it('leaves files that are not UTF-8, whose other bytes would be lost', () => {
    const bytes = Buffer.concat([
      Buffer.from(wrong.replace('}\n', ',\n  "annotations": { "org.example.x": "')),
      Buffer.from([0xe9]),
      Buffer.from('" }\n}\n'),
    ]);
    const path = join(folder.path, 'latin.json');
    writeFileSync(path, bytes);
    assert.match(
      folder.run('--fix', 'latin.json').stderr,
      /latin\.json was not fixed: it is not valid UTF-8\./,
    );
    assert.deepEqual(readFileSync(path), bytes);
    const { stdout, stderr } = folder.run('latin.json');
    assert.match(stdout, /fix \(manual\): Remove the comma/);
    assert.doesNotMatch(stdout, /--fix/);
    assert.match(stderr, /latin\.json: this is not valid UTF-8, so --fix does not change it\.\n/);
  });

  it('refuses standard input', () => {
    const { status, stderr, stdout } = folder.run('--fix', '-', { input: wrong });
    assert.equal(status, 2);
    assert.match(stderr, /--fix cannot change standard input\./);
    assert.equal(stdout, '');
  });

  /** Where a link leads, as it was written. */
  const linkAt = (path: string): string => readlinkSync(join(folder.path, path)).replaceAll(sep, '/');

  it('writes a file that a link leads to, and leaves the link and hard links to the file', () => {
    folder.write('in/a.json', wrong);
    symlinkSync('in/a.json', join(folder.path, 'link.json'));
    linkSync(join(folder.path, 'in/a.json'), join(folder.path, 'twin.json'));
    assert.equal(folder.run('--fix', 'link.json').status, 0);
    assert.equal(folder.read('in/a.json'), rightManifest);
    assert.equal(linkAt('link.json'), 'in/a.json');
    assert.equal(folder.read('twin.json'), wrong);
  });

  it('leaves a blob of a layout alone, whatever link leads to it', () => {
    const blob = blobPathOf(digestOf(wrong));
    const write = (): void => {
      for (const [path, text] of Object.entries({ 'oci-layout': '{}', 'index.json': '{}', [blob]: wrong }))
        folder.write(`layout/${path}`, text);
    };
    const links = {
      'link.json': `layout/${blob}`,
      folder: `layout/${dirname(blob)}`,
      whole: 'layout',
    };
    // Windows has other links to folders, so these must be there.
    write();
    for (const [link, target] of Object.entries(links)) symlinkSync(target, join(folder.path, link));
    for (const path of ['link.json', `folder/${basename(blob)}`, `whole/${blob}`, 'whole']) {
      write();
      folder.run('--fix', path);
      assert.equal(folder.read(`layout/${blob}`), wrong, path);
      assert.equal(linkAt('link.json'), links['link.json']);
    }
  });
});
