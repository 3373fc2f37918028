import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackages } from '#scripts/bundledPackages';
import { runCommand } from '#scripts/vscodeHost/command';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import { rules, wholePage } from '#service';
import { unpackPages } from '../../client/src/packedPages';

const mostBytes = 1_350_000;

/** Licenses that ask for no more than a notice. */
const allowed = new Set([
  'MIT',
  'ISC',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'MIT AND BSD-3-Clause',
]);

describe('package of the extension', function () {
  this.timeout(120_000);
  const folders: string[] = [];
  const cleanups: (() => Promise<void>)[] = [];

  before(async () => {
    for (let run = 0; run < 2; run++) {
      const directory = await createTemporaryDirectory();
      cleanups.push(() => directory.remove());
      folders.push(directory.path);
      const script = join(repositoryRoot, 'scripts', 'package.ts');
      await runCommand([process.execPath, require.resolve('tsx/cli'), script, '--out', directory.path], {});
    }
  });
  after(async () => {
    for (const cleanup of cleanups) await cleanup();
  });

  const inPackage = (path: string): string => readFileSync(join(folders[0] ?? '', 'extension', path), 'utf8');
  const archives = (): string[] => folders.map((folder) => join(folder, 'oci-manifest.vsix'));

  it('has the same bytes each time', () => {
    const [one, other] = archives().map((archive) => readFileSync(archive));
    assert.ok(one !== undefined && other !== undefined && one.equals(other));
  });

  it('is small', () => {
    const { size } = statSync(archives()[0] ?? '');
    assert.ok(size <= mostBytes, `${size} bytes`);
  });

  it('shows pictures on its page that are part of it', () => {
    const pictures = [...inPackage('README.md').matchAll(/!\[[^\]]*\]\(([^)]{0,22})/g)].map(
      ([, start]) => start,
    );
    assert.deepEqual(pictures, ['data:image/webp;base64']);
  });

  it('has all pages, each with its text', () => {
    for (const [path, written] of unpackPages(inPackage('dist/pages.json'))) {
      const page = readFileSync(join(repositoryRoot, 'docs', path), 'utf8');
      const shown = page.replace(/^!\[.*\]\(images\/[^)]*\)\n/gm, '');
      assert.equal(wholePage(path, written, rules), shown, path);
    }
  });

  it('names the packages that are in it, with licenses that allow it', () => {
    const notices = inPackage('dist/THIRD-PARTY-NOTICES.txt');
    const sources = ['node_modules/zod/index.js', 'node_modules/vscode-languageclient/lib/node/main.js'];
    const packages = bundledPackages(repositoryRoot, sources);
    for (const { name, version, license } of packages)
      assert.ok(notices.includes(`\n${name} ${version} (${license})\n`), name);
    for (const [, license = ''] of notices.matchAll(/^\S+ \d+\.\d+\.\d+ \((.+)\)$/gm))
      assert.ok(allowed.has(license), license);
  });

  it('is in a layout with its bill of materials, in which the command line finds nothing', async () => {
    const layout = join(folders[0] ?? '', 'release');
    const program = join(repositoryRoot, 'dist', 'server', 'cli.js');
    const options = ['--verify', '--severity', 'warning', '--max-warnings', '0'];
    await runCommand([process.execPath, program, 'lint', ...options, layout], {});
  });
});
