import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { cliFolder } from '#helpers/cliFolder';
import { attestedLayout, plainLayout } from '#helpers/graphLayouts';
import { writeLayout } from '#helpers/layoutFolder';
import { tarArchive } from '#helpers/tarWriter';

const labels = (svg: string): string[] =>
  Array.from(svg.matchAll(/<text class="label"[^>]*>([^<]*)</g), ([, label = '']) => label);

describe('oci-manifest graph', () => {
  const folder = cliFolder();

  it('prints a picture of a layout in a directory', () => {
    writeLayout(join(folder.path, 'layout'), plainLayout().files);
    const { status, stdout, stderr } = folder.graph('layout');
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*<\/svg>\n$/);
    assert.match(stdout, /<title>Image layout &quot;layout&quot;: 4 blobs<\/title>/);
    assert.deepEqual(labels(stdout), ['index.json', 'latest', 'config', 'layer 1', 'layer 2']);
  });

  it('prints a picture of a layout in an archive', () => {
    const entries = Object.entries(plainLayout().files).flatMap(([path, content]) =>
      typeof content === 'string' || content instanceof Uint8Array ? [{ path, content }] : [],
    );
    writeFileSync(join(folder.path, 'image.tar'), tarArchive(entries));
    const { status, stdout } = folder.graph('image.tar');
    assert.equal(status, 0);
    assert.deepEqual(labels(stdout), ['index.json', 'latest', 'config', 'layer 1', 'layer 2']);
  });

  it('prints the part of a layout around a digest', () => {
    const draft = attestedLayout();
    writeLayout(join(folder.path, 'layout'), draft.files);
    const whole = folder.graph('layout').stdout;
    const [, digest = ''] = /linux\/arm64[^<]*\n[^<]*\n(sha256:[0-9a-f]+)/.exec(whole) ?? [];
    const { status, stdout } = folder.graph('layout', '--digest', digest);
    assert.equal(status, 0);
    assert.equal(labels(whole).filter((label) => label.startsWith('linux/')).length, 2);
    assert.deepEqual(
      labels(stdout).filter((label) => label.startsWith('linux/')),
      ['linux/arm64'],
    );
  });

  it('says why there is no picture', () => {
    writeLayout(join(folder.path, 'layout'), plainLayout().files);
    folder.write('other/index.html', '');
    const digest = `sha256:${'0'.repeat(64)}`;
    for (const [args, reason] of [
      [['other'], 'oci-manifest: other is not an image layout.\n'],
      [['nothing'], 'oci-manifest: nothing: no such file or directory.\n'],
      [['layout', '--digest', digest], `oci-manifest: layout: nothing leads to a blob ${digest}.\n`],
    ] as const) {
      const { status, stdout, stderr } = folder.graph(...args);
      assert.deepEqual({ status, stdout, stderr }, { status: 2, stdout: '', stderr: reason });
    }
  });
});
