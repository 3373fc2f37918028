import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bundledPackages } from '#scripts/bundledPackages';
import { offlinePage } from '#scripts/packedPages';
import { runCommand } from '#scripts/vscodeHost/command';
import { packagePath, repositoryRoot } from '#scripts/vscodeHost/paths';
import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import { rules, wholePage } from '#service';

const dist = dirname(packagePath);
const mostBytes = 700_000;

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

/** The one that `npm run package` has made. */
describe('package of the extension', function () {
  this.timeout(120_000);
  const inPackage = (path: string): string => readFileSync(join(dist, 'extension', path), 'utf8');

  it('has the same bytes each time', async () => {
    const other = await createTemporaryDirectory();
    try {
      const script = join(repositoryRoot, 'scripts', 'package.ts');
      await runCommand([process.execPath, require.resolve('tsx/cli'), script, '--out', other.path], {});
      const again = readFileSync(join(other.path, basename(packagePath)));
      assert.ok(readFileSync(packagePath).equals(again), 'Run npm run package first.');
    } finally {
      await other.remove();
    }
  });

  it('is small', () => {
    const { size } = statSync(packagePath);
    assert.ok(size <= mostBytes, `${size} bytes`);
  });

  it('shows pictures on its page that are part of it', () => {
    const pictures = [...inPackage('README.md').matchAll(/!\[[^\]]*\]\(([^)]{0,22})/g)].map(
      ([, start]) => start,
    );
    assert.deepEqual(pictures, ['data:image/webp;base64']);
  });

  it('has all pages, each with its text', () => {
    const pages = JSON.parse(inPackage('dist/pages.json')) as Record<string, string>;
    for (const [path, written] of Object.entries(pages)) {
      const page = readFileSync(join(repositoryRoot, 'docs', path), 'utf8');
      const shown = offlinePage(path, page, Object.keys(pages));
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
    const layout = join(dist, 'release');
    const program = join(repositoryRoot, 'dist', 'server', 'cli.js');
    const options = ['--verify', '--severity', 'warning', '--max-warnings', '0'];
    await runCommand([process.execPath, program, 'lint', ...options, layout], {});
  });
});
