import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { productionFolder, repositoryRoot } from '#scripts/vscodeHost/paths';
import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import packageJson from '../../package.json';

const run = promisify(execFile);
const tool = (name: string): string => join(repositoryRoot, 'node_modules', '.bin', name);

describe('npm package, installed in an empty folder', function () {
  this.timeout(120_000);
  let folder: string;
  const cleanups: (() => Promise<void>)[] = [];

  before(async () => {
    const source = await createTemporaryDirectory();
    const installed = await createTemporaryDirectory();
    cleanups.push(
      () => source.remove(),
      () => installed.remove(),
    );
    folder = installed.path;
    await cp(productionFolder, join(source.path, 'dist'), { recursive: true });
    const others = packageJson.files
      .filter((name) => !name.startsWith('dist/'))
      .map((name) => name.split('/')[0]);
    for (const name of new Set(['package.json', 'README.md', 'LICENSE', ...others]))
      await cp(join(repositoryRoot, name ?? ''), join(source.path, name ?? ''), { recursive: true });
    const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--silent'], { cwd: source.path });
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const archive = join(source.path, stdout.trim());
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', archive], { cwd: folder });
  });
  after(async () => {
    for (const cleanup of cleanups) await cleanup();
  });

  it('runs the command line with npx', async () => {
    await writeFile(join(folder, 'oci-layout'), '{ "imageLayoutVersion": "1.1.0" }');
    const linted = run('npx', ['--no', 'oci-manifest', 'lint', 'oci-layout'], { cwd: folder });
    await assert.rejects(linted, ({ code, stdout }: { code: number; stdout: string }) => {
      assert.equal(code, 1);
      assert.match(stdout, /layout-version/);
      return true;
    });
  });

  it('compiles and runs the example of docs/library.md', async () => {
    const page = await readFile(join(repositoryRoot, 'docs', 'library.md'), 'utf8');
    const example = /```ts\n(.*?)```/s.exec(page)?.[1] ?? '';
    await writeFile(join(folder, 'example.ts'), example);
    const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2023,dom'];
    await run(tool('tsc'), [...options, 'example.ts'], { cwd: folder });
    const { stdout } = await run(process.execPath, ['example.js'], { cwd: folder });
    assert.deepEqual(stdout.split('\n').slice(0, 3), [
      'image-layout',
      '1: error layout-version',
      '{ "imageLayoutVersion": "1.0.0" }',
    ]);
  });

  it('has the JSON Schemas', async () => {
    const program = "console.log(require.resolve('oci-manifest/schemas/image-manifest.schema.json'))";
    const { stdout } = await run(process.execPath, ['--input-type=commonjs', '-e', program], { cwd: folder });
    const schema = JSON.parse(await readFile(stdout.trim(), 'utf8')) as { readonly title: string };
    assert.match(schema.title, /manifest/i);
  });
});
