import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { rightManifest, warnedManifest } from '#helpers/cliFolder';

/** What the script saw. */
interface Saw {
  readonly before: readonly string[];
  readonly titles: readonly string[];
  readonly after: readonly string[];
  readonly text: string;
}

/** Runs Neovim without a window and without the user's configuration. */
function edit(document: string, title: string): Saw {
  const script = join(__dirname, 'neovim.lua');
  const { error, status, stdout, stderr } = spawnSync(
    'nvim',
    ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`],
    {
      encoding: 'utf8',
      timeout: 120_000,
      env: {
        ...process.env,
        PROGRAM: join(repositoryRoot, 'dist', 'server', 'languageServer.js'),
        DOCUMENT: document,
        TITLE: title,
      },
    },
  );
  assert.equal(error, undefined, 'Neovim cannot be run. On Debian, run: apt-get install neovim');
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Saw;
}

describe('Neovim', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
  after(() => rmSync(folder, { recursive: true }));

  it('shows a diagnostic, and applies a fix after which there is none', () => {
    const document = join(folder, 'manifest.json');
    writeFileSync(document, warnedManifest);
    const saw = edit(document, 'It is an image: remove artifactType');
    assert.deepEqual(saw.before, ['artifact-type-with-image-config']);
    assert.deepEqual(saw.after, [], `offered: ${saw.titles.join(', ')}`);
    assert.equal(saw.text, rightManifest);
  });
});
