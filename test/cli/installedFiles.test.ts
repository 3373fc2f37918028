import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { LayoutDraft, ociTar, tarOf } from '#helpers/layoutDraft';
import { writeLayout } from '#helpers/layoutFolder';
import { zstdFrame } from '#helpers/zstd';
import { brokenManifest } from '#helpers/cliFolder';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const installed = join(repositoryRoot, 'dist', 'server');

describe('oci-manifest whose installation is not whole', () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'oci-manifest-')));
    cpSync(installed, folder, { recursive: true, filter: (path) => !path.endsWith('.map') });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const name of ['mediaTypes.json', join('consumers', 'docker.json')])
    for (const [what, problem, damage] of [
      ['is missing', 'it could not be read: no such file or directory', rmSync],
      ['is cut off', 'it is not valid JSON', (path: string) => truncateSync(path, 100)],
      ...['null', '{}', '[]'].map(
        (content) =>
          [
            `has the content ${content}`,
            'its content is wrong',
            (path: string) => writeFileSync(path, content),
          ] as const,
      ),
    ] as const)
      it(`exits with 2 and names ${name}, which ${what}`, () => {
        const file = join(folder, 'data', name);
        damage(file);
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          [join(folder, 'cli.js'), 'explain', '-'],
          { input: brokenManifest, encoding: 'utf8' },
        );
        assert.deepEqual(
          { status, stdout, stderr },
          {
            status: 2,
            stdout: '',
            stderr: `oci-manifest: ${file}: this file is part of the program, and ${problem}. Reinstall OCI Manifest.\n`,
          },
        );
      });

  for (const [what, damage] of [
    ['is missing', rmSync],
    ['is damaged', (path: string) => writeFileSync(path, 'module.exports = {')],
  ] as const)
    for (const name of ['verifyWorker.js', 'zstd.js', 'zstd.wasm'])
      it(`exits with 2 and names ${name}, which ${what}, when it is to verify a layout`, () => {
        const draft = new LayoutDraft();
        const layers = [zstdFrame(tarOf('a.txt', 'hello'))];
        const layout = mkdtempSync(join(folder, 'layout-'));
        writeLayout(layout, draft.index([draft.image({ layers, layerType: `${ociTar}+zstd` })]).files);
        damage(join(folder, name));
        const file = join(folder, name.replace('.wasm', '.js'));
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          [join(folder, 'cli.js'), 'lint', '--verify', layout],
          { encoding: 'utf8' },
        );
        assert.deepEqual([status, stdout], [2, '']);
        const [beginning = ''] = stderr.split('loaded: ');
        assert.equal(
          beginning,
          `oci-manifest: ${file}: this file is part of the program, and it could not be `,
        );
        assert.match(stderr, /Reinstall OCI Manifest\.\n$/);
      });
});
