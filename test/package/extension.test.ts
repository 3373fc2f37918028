import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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
    const listed = [...notices.matchAll(/^(\S+ \d+\.\d+\.\d+) \((.+)\)$/gm)];
    for (const [, , license = ''] of listed) assert.ok(allowed.has(license), license);
    const names = listed.map(([, name = '']) => name);
    assert.deepEqual(names, componentsIn('oci-manifest.cdx.json'));
    const isThere = (name: string): boolean => names.some((each) => each.startsWith(`${name} `));
    assert.ok(isThere('zod') && isThere('vscode-languageclient'));
    // Only the command line has it.
    assert.ok(!isThere('commander'));
  });

  it('has another bill of materials than the npm package', () => {
    const names = componentsIn('oci-manifest-npm.cdx.json').map((name) => name.split(' ')[0]);
    assert.ok(names.includes('commander') && !names.includes('vscode-languageclient'));
  });

  it('is in a layout with its bill of materials, in which the command line finds nothing', async () => {
    const layout = join(dist, 'release');
    const program = join(repositoryRoot, 'dist', 'server', 'cli.js');
    const options = ['--verify', '--severity', 'warning', '--max-warnings', '0'];
    await runCommand([process.execPath, program, 'lint', ...options, layout], {});
  });
});

/** The packages that a bill of materials lists. */
function componentsIn(bill: string): string[] {
  const { components } = JSON.parse(readFileSync(join(dist, bill), 'utf8')) as {
    readonly components: readonly { readonly name: string; readonly version: string }[];
  };
  return components.map(({ name, version }) => `${name} ${version}`);
}
