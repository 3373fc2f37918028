import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { JsonReport } from '#cli/formats/json';
import { brokenManifest, cliFolder, rightManifest, warnedManifest, type CliFolder } from '#helpers/cliFolder';
import { blobPathOf, digestOf } from '#helpers/markedText';

describe('oci-manifest lint', () => {
  const folder = cliFolder((made) => {
    made.write('good.json', rightManifest);
    made.write('sub/warned.json', warnedManifest);
    made.write('sub/app/manifest.json', '{ "name": "App", "start_url": "/" }');
    made.write('node_modules/x/broken.json', brokenManifest);
    made.write('broken.json', brokenManifest);
    made.write('config.json', '{ "architecture": "amd64", "os": "linux" }');
    writeLayout(made, 'layout', brokenManifest);
  });

  it('exits with 0 when nothing weighs enough, and with 1 when something does', () => {
    assert.equal(folder.run('good.json').status, 0);
    assert.equal(folder.run('broken.json').status, 1);
    assert.equal(folder.run('sub/warned.json').status, 0);
    assert.equal(folder.run('--severity', 'warning', 'sub/warned.json').status, 1);
  });

  it('prints findings as compilers do, with their fixes and a summary', () => {
    const { stdout } = folder.run('sub/warned.json');
    const path = join('sub', 'warned.json');
    assert.match(
      stdout,
      new RegExp(`^${escape(path)}:4:19: warning: .* \\[artifact-type-with-image-config\\]$`, 'm'),
    );
    assert.match(stdout, new RegExp(`^${escape(path)} \\(Image · 1 layer · .*\\)$`, 'm'));
    assert.match(stdout, /^ {4}fix \(manual\): It is an image: remove artifactType$/m);
    assert.match(stdout, /^Found 0 errors and 1 warning in 1 document\.$/m);
    assert.match(stdout, /^The fixes marked \(manual\) are left to you\.$/m);
  });

  it('says which fixes --fix applies, and of how many findings', () => {
    const { stdout } = folder.run('broken.json');
    assert.match(stdout, /^ {4}fix \(--fix\): Replace 1 with 2$/m);
    assert.match(stdout, /^--fix fixes 1 finding\.$/m);
    const fromInput = folder.run('-', { input: brokenManifest }).stdout;
    assert.match(fromInput, /^ {4}fix \(manual\): Replace 1 with 2$/m);
    assert.doesNotMatch(fromInput, /--fix can fix/);
  });

  it('checks a path once that is given several times', () => {
    const { stdout } = folder.run('sub/warned.json', 'sub/warned.json', './sub/../sub/warned.json');
    assert.equal(stdout.match(/: warning: /g)?.length, 1);
    assert.match(stdout, /^Found 0 errors and 1 warning in 1 document\.$/m);
  });

  it('follows links before it takes paths for the same', () => {
    folder.write('linked/deep/right.json', rightManifest);
    folder.write('linked/named.json', warnedManifest);
    folder.write('named.json', rightManifest);
    symlinkSync(join(folder.path, 'linked', 'deep'), join(folder.path, 'link'));
    const { stdout } = folder.run(
      'named.json',
      'link/../named.json',
      'link/right.json',
      'linked/deep/right.json',
    );
    assert.match(stdout, /^Found 0 errors and 1 warning in 3 documents\.$/m);
  });

  it('counts each level by the word that settings and reports have for it', () => {
    const rules = {
      'artifact-type-with-image-config': 'information',
      'schema-version': 'information',
      'size-negative': 'hint',
    };
    folder.write('.oci-manifest.json', JSON.stringify({ rules }));
    folder.write('all.json', warnedManifest.replace('"schemaVersion": 2', '"schemaVersion": 1'));
    folder.write('one.json', rightManifest.replace('3422', '-3422'));
    const { stdout } = folder.run('all.json', 'one.json');
    assert.match(
      stdout,
      /^Found 0 errors, 0 warnings, 2 information messages, and 1 hint in 2 documents\.$/m,
    );
  });

  it('shows only what weighs enough on request, and says how much it hides', () => {
    folder.write('both.json', warnedManifest.replace('"schemaVersion": 2', '"schemaVersion": 1'));
    const { stdout } = folder.run('--min-severity', 'error', 'both.json');
    assert.match(stdout, /: error: .* \[schema-version\]$/m);
    assert.doesNotMatch(stdout, /: warning: /);
    assert.match(stdout, /^Found 1 error and 1 warning in 1 document\. --min-severity hides 1 finding\.$/m);
    const [file] = folder.report('--min-severity', 'error', 'both.json').files;
    assert.deepEqual(
      file?.diagnostics.map(({ severity }) => severity),
      ['error'],
    );
  });

  it('counts hidden findings for the exit code', () => {
    const args = ['--severity', 'warning', '--min-severity', 'error', 'sub/warned.json'];
    assert.equal(folder.run(...args).status, 1);
  });

  it('names what is not an OCI document on request, and why', () => {
    folder.write('sub/.oci-manifest.json', '{ "overrides": [{ "files": ["pinned.json"], "kind": "none" }] }');
    folder.write('sub/pinned.json', '{}');
    folder.write('sub/cut.json', '{ "name": ');
    const { status, stdout, stderr } = folder.run('--verbose', 'sub');
    assert.equal(status, 0);
    assert.match(stdout, / 3 files are not OCI documents\.$/m);
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      `oci-manifest: ${join('sub', 'app', 'manifest.json')}: this is not a known kind of OCI document.`,
      `oci-manifest: ${join('sub', 'cut.json')}: this is not valid JSON (line 1, column 11), and not a known kind of OCI document.`,
      `oci-manifest: ${join('sub', 'pinned.json')}: its kind is set to "none".`,
    ]);
    assert.equal(folder.run('sub').stderr, '');
  });

  it('prints the report as JSON, with zero-based ranges', () => {
    const { files } = folder.report('sub');
    assert.deepEqual(
      files.map(({ path, kind }) => [path, kind]),
      [
        [join('sub', 'app', 'manifest.json'), null],
        [join('sub', 'warned.json'), 'image-manifest'],
      ],
    );
    const [finding] = files[1]!.diagnostics;
    assert.equal(finding?.rule, 'artifact-type-with-image-config');
    assert.equal(finding.severity, 'warning');
    assert.deepEqual(finding.range.start, { line: 3, character: 18 });
    assert.equal(finding.fixes.length, 2);
  });

  it('prints annotations for GitHub Actions', () => {
    const { stdout } = folder.run('--format', 'github', 'broken.json');
    assert.match(
      stdout,
      /^::error file=broken\.json,line=2,endLine=2,col=20,endColumn=21,title=schema-version::/m,
    );
  });

  it('reads standard input', () => {
    const { status, stdout } = folder.run('--format', 'json', '-', { input: brokenManifest });
    assert.equal(status, 1);
    assert.equal((JSON.parse(stdout) as JsonReport).files[0]?.path, '-');
  });

  it('pins the kind on request', () => {
    const [file] = folder.report('--kind', 'image-config', 'config.json').files;
    assert.equal(file?.kind, 'image-config');
    assert(file.diagnostics.some(({ rule }) => rule === 'required-property'));
  });

  it('searches directories for JSON files, but not those of other projects', () => {
    const paths = folder.report('.').files.map(({ path }) => path);
    assert(paths.includes('good.json') && paths.includes(join('sub', 'warned.json')));
    assert(!paths.some((path) => path.includes('node_modules')));
  });

  it('follows the descriptors of a layout', () => {
    const { files } = folder.report('layout');
    assert.deepEqual(
      files.map(({ kind }) => kind),
      ['image-layout', 'image-index', 'image-manifest', 'image-config'],
    );
    assert(files[2]!.diagnostics.some(({ rule }) => rule === 'schema-version'));
  });

  it('does not blame a correct blob for what a descriptor says of it', () => {
    const index = indexOf([]).replace('[]', `[], "mediaType": "application/vnd.oci.image.index.v1+json"`);
    writeLayout(folder, 'mistaken', index);
    const [, , blob] = folder.report('mistaken').files;
    assert.equal(blob?.kind, 'image-index');
    assert.deepEqual(blob.diagnostics, []);
  });

  it('reads nothing outside a layout, whatever its digests and links say', () => {
    const secret = join(folder.path, 'secret.json');
    folder.write('secret.json', brokenManifest);
    const digest = writeLayout(folder, 'evil', rightManifest);
    const blob = join(folder.path, 'evil', blobPathOf(digest));
    rmSync(blob);
    symlinkSync(secret, blob);
    folder.write('evil/index.json', indexOf([digest, 'sha256:../../../secret.json', '..:secret']));
    const { stdout, stderr } = folder.run('--format', 'json', 'evil');
    const { files } = JSON.parse(stdout) as JsonReport;
    assert(!files.some(({ path, kind }) => path.endsWith(digest.slice(7)) || kind === 'image-manifest'));
    const messages = files.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
    assert(messages.some((message) => message.includes('is a link to')));
    assert(!stdout.includes('schema-version'));
    assert.equal(stderr, '');
  });

  it('exits with 2 and names what it cannot do', () => {
    for (const [args, message] of [
      [['absent.json'], /absent\.json: no such file or directory/],
      [['good.json', 'absent'], /absent: no such file or directory/],
      [['--format', 'xml', 'good.json'], /'xml' is invalid\. Allowed choices are text/],
      [['--kind', 'chart', 'good.json'], /Allowed choices are image-manifest, image-index, /],
      [['--severity', 'fatal', 'good.json'], /'fatal' is invalid/],
      [['--nonsense', 'good.json'], /unknown option '--nonsense'/],
      [[], /missing required argument 'path'/],
    ] as const) {
      const { status, stderr } = folder.run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, message);
    }
  });
});

/** Writes a layout of one image; returns the digest of its manifest. */
function writeLayout(folder: CliFolder, name: string, manifest: string): string {
  const config = '{ "architecture": "amd64", "os": "linux", "rootfs": { "type": "layers", "diff_ids": [] } }';
  folder.write(`${name}/oci-layout`, '{ "imageLayoutVersion": "1.0.0" }');
  const withConfig = manifest.replace(digestOf('1'), digestOf(config));
  for (const blob of [withConfig, config]) folder.write(`${name}/${blobPathOf(digestOf(blob))}`, blob);
  folder.write(`${name}/index.json`, indexOf([digestOf(withConfig)]));
  return digestOf(withConfig);
}

function indexOf(digests: readonly string[]): string {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  return JSON.stringify({
    schemaVersion: 2,
    manifests: digests.map((digest) => ({ mediaType, digest, size: 7 })),
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
