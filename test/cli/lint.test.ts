import assert from 'node:assert/strict';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { JsonReport } from '#cli/formats/json';
import { createCliFolder, type CliFolder } from '#helpers/cliFolder';
import { digestOf, writeOutDigests } from '#helpers/markedText';

const good = writeOutDigests(`{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]
}
`);
const warned = good.replace(
  '  "config"',
  '  "artifactType": "application/vnd.example.thing.v1",\n  "config"',
);
const broken = good.replace('"schemaVersion": 2', '"schemaVersion": 1');

describe('oci-manifest lint', () => {
  let folder: string;
  let run: CliFolder['run'];
  let write: CliFolder['write'];
  let remove: CliFolder['remove'];
  before(() => {
    ({ path: folder, run, write, remove } = createCliFolder());
    write('good.json', good);
    write('sub/warned.json', warned);
    write('sub/app/manifest.json', '{ "name": "App", "start_url": "/" }');
    write('node_modules/x/broken.json', broken);
    write('broken.json', broken);
    write('config.json', '{ "architecture": "amd64", "os": "linux" }');
    layout('layout', broken);
  });
  after(() => remove());

  it('exits with 0 when nothing weighs enough, and with 1 when something does', () => {
    assert.equal(run('good.json').status, 0);
    assert.equal(run('broken.json').status, 1);
    assert.equal(run('sub/warned.json').status, 0);
    assert.equal(run('--severity', 'warning', 'sub/warned.json').status, 1);
  });

  it('prints findings as compilers do, with their fixes and a summary', () => {
    const { stdout } = run('sub/warned.json');
    const path = join('sub', 'warned.json');
    assert.match(
      stdout,
      new RegExp(`^${escape(path)}:4:19: warning: .* \\[artifact-type-with-image-config\\]$`, 'm'),
    );
    assert.match(stdout, new RegExp(`^${escape(path)} \\(Image · 1 layer · .*\\)$`, 'm'));
    assert.match(stdout, /^ {4}fix: It is an image: remove artifactType$/m);
    assert.match(stdout, /^Found 0 errors and 1 warning in 1 document\.$/m);
  });

  it('prints the report as JSON, with zero-based ranges', () => {
    const { files } = report('sub');
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
    assert.equal(finding.fixes.length, 3);
  });

  it('prints annotations for GitHub Actions', () => {
    const { stdout } = run('--format', 'github', 'broken.json');
    assert.match(
      stdout,
      /^::error file=broken\.json,line=2,endLine=2,col=20,endColumn=21,title=schema-version::/m,
    );
  });

  it('reads standard input', () => {
    const { status, stdout } = run('--format', 'json', '-', { input: broken });
    assert.equal(status, 1);
    assert.equal((JSON.parse(stdout) as JsonReport).files[0]?.path, '-');
  });

  it('pins the kind on request', () => {
    assert.equal(report('config.json').files[0]?.kind, null);
    const [file] = report('--kind', 'image-config', 'config.json').files;
    assert.equal(file?.kind, 'image-config');
    assert(file.diagnostics.some(({ rule }) => rule === 'required-property'));
  });

  it('searches directories for JSON files, but not those of other projects', () => {
    const paths = report('.').files.map(({ path }) => path);
    assert(paths.includes('good.json') && paths.includes(join('sub', 'warned.json')));
    assert(!paths.some((path) => path.includes('node_modules')));
  });

  it('follows the descriptors of a layout', () => {
    const { files } = report('layout');
    assert.deepEqual(
      files.map(({ kind }) => kind),
      ['image-layout', 'image-index', 'image-manifest', 'image-config'],
    );
    assert(files[2]!.diagnostics.some(({ rule }) => rule === 'schema-version'));
  });

  it('reads nothing outside a layout, whatever its digests and links say', () => {
    const secret = join(folder, 'secret.json');
    writeFileSync(secret, broken);
    const digest = layout('evil', good);
    const blob = join(folder, 'evil', 'blobs', 'sha256', digest.slice('sha256:'.length));
    rmSync(blob);
    symlinkSync(secret, blob);
    write('evil/index.json', indexOf([digest, 'sha256:../../../secret.json', '..:secret']));
    assert.deepEqual(
      report('evil').files.map(({ path }) => path),
      [join('evil', 'oci-layout'), join('evil', 'index.json')],
    );
  });

  it('exits with 2 and names what it cannot do', () => {
    for (const [args, message] of [
      [['absent.json'], /absent\.json: no such file or directory/],
      [['good.json', 'absent'], /absent: no such file or directory/],
      [['--format', 'xml', 'good.json'], /'xml' is invalid\. Allowed choices are text/],
      [['--kind', 'chart', 'good.json'], /The kind must be image-manifest, image-index, .* or /],
      [['--severity', 'fatal', 'good.json'], /'fatal' is invalid/],
      [['--nonsense', 'good.json'], /unknown option '--nonsense'/],
      [[], /missing required argument 'path'/],
    ] as const) {
      const { status, stderr } = run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, message);
    }
  });

  function report(...args: string[]): JsonReport {
    const { stdout, stderr } = run('--format', 'json', ...args);
    assert.equal(stderr, '');
    return JSON.parse(stdout) as JsonReport;
  }

  /** Writes a layout of one image; returns the digest of its manifest. */
  function layout(name: string, manifest: string): string {
    const config =
      '{ "architecture": "amd64", "os": "linux", "rootfs": { "type": "layers", "diff_ids": [] } }';
    write(`${name}/oci-layout`, '{ "imageLayoutVersion": "1.0.0" }');
    const withConfig = manifest.replace(digestOf('1'), digestOf(config));
    for (const blob of [withConfig, config]) write(`${name}/blobs/sha256/${digestOf(blob).slice(7)}`, blob);
    write(`${name}/index.json`, indexOf([digestOf(withConfig)]));
    return digestOf(withConfig);
  }

  function indexOf(digests: readonly string[]): string {
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    return JSON.stringify({
      schemaVersion: 2,
      manifests: digests.map((digest) => ({ mediaType, digest, size: 7 })),
    });
  }
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
