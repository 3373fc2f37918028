import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { cliFolder } from '#helpers/cliFolder';
import { sha256DigestOf } from '#schemas/values/digest';
import { needsUnix } from '#helpers/skips';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const notes = 'the first notes';

/** An artifact whose files have these titles, and are described as the first notes. */
function artifactOf(titles: readonly string[], size = notes.length): string {
  const layers = titles.map((title) => ({
    mediaType: 'text/plain',
    digest: sha256DigestOf(bytesOf(notes)),
    size,
    annotations: { 'org.opencontainers.image.title': title },
  }));
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.example.notes',
    config: {
      mediaType: 'application/vnd.oci.empty.v1+json',
      digest: sha256DigestOf(bytesOf('{}')),
      size: 2,
    },
    layers,
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

describe('oci-manifest lint, beside files', () => {
  const folder = cliFolder();
  const codes = (...paths: string[]): string[] =>
    folder
      .report(...paths)
      .files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))
      .filter((rule) => rule === 'file-mismatch');

  it('compares descriptors with the files that their titles name', () => {
    folder.write('sub/manifest.json', artifactOf(['notes.txt']));
    folder.write('sub/notes.txt', notes);
    assert.deepEqual(codes('sub/manifest.json'), []);
    folder.write('sub/notes.txt', 'other notes');
    assert.deepEqual(codes('sub/manifest.json'), ['file-mismatch']);
    assert.deepEqual(codes('sub'), ['file-mismatch']);
    const { stdout } = folder.run('sub/manifest.json');
    assert.match(
      stdout,
      /warning: The file "notes\.txt" is not the content that this digest names\..*\[file-mismatch\]$/m,
    );
    assert.match(stdout, /^ {4}fix \((?:--fix|manual)\): Use the digest and size of notes\.txt$/m);
  });

  it('corrects a size with --fix where the digest is that of the file, and no digest', () => {
    folder.write('notes.txt', notes);
    folder.write('size.json', artifactOf(['notes.txt'], 1));
    folder.write('other.txt', 'other notes');
    folder.write('digest.json', artifactOf(['other.txt']));
    folder.run('--fix', 'size.json', 'digest.json');
    assert.equal(folder.read('size.json'), artifactOf(['notes.txt']));
    assert.equal(folder.read('digest.json'), artifactOf(['other.txt']));
  });

  it('fills in a digest that was left out with --fix', () => {
    folder.write('notes.txt', notes);
    const right = artifactOf(['notes.txt']);
    folder.write('manifest.json', right.replace(sha256DigestOf(bytesOf(notes)), 'sha256:...'));
    folder.run('--fix', 'manifest.json');
    assert.equal(folder.read('manifest.json'), right);
  });

  it('reads nothing for a document from standard input', () => {
    folder.write('notes.txt', 'other notes');
    const { stdout } = folder.run('-', { input: artifactOf(['notes.txt']) });
    assert.doesNotMatch(stdout, /file-mismatch/);
  });

  it('reads only regular files below the folder of the document', function () {
    needsUnix(this);
    folder.write('secret', 'a secret');
    mkdirSync(join(folder.path, 'project', 'directory'), { recursive: true });
    symlinkSync('../secret', join(folder.path, 'project', 'link'));
    execFileSync('mkfifo', [join(folder.path, 'project', 'fifo')]);
    folder.write('project/seen', 'what is read');
    const titles = [
      '../secret',
      '../../etc/passwd',
      '/etc/passwd',
      'link',
      'fifo',
      'directory',
      '.',
      '',
      'seen',
    ];
    folder.write('project/manifest.json', artifactOf(titles));
    assert.deepEqual(codes('project/manifest.json'), ['file-mismatch']);
  });

  it('compares nothing in the folder of a layout', () => {
    folder.write('oci-layout', '{ "imageLayoutVersion": "1.0.0" }');
    folder.write('notes.txt', 'other notes');
    folder.write('loose.json', artifactOf(['notes.txt']));
    assert.deepEqual(codes('loose.json'), []);
  });
});
