import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { npmReadme } from '#scripts/npmReadme';
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
    const text = (path: string): Promise<string> => readFile(join(repositoryRoot, path), 'utf8');
    const readme = npmReadme(await text('README.md'), await text('docs/library.md'), undefined);
    await writeFile(join(source.path, 'README.md'), readme);
    const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--silent'], { cwd: source.path });
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const archive = join(source.path, stdout.trim());
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', archive], { cwd: folder });
  });
  after(async () => {
    for (const cleanup of cleanups) await cleanup();
  });

  it('runs the first command of its README', async () => {
    const readme = await readFile(join(folder, 'node_modules', 'oci-manifest', 'README.md'), 'utf8');
    const [, command = ''] = /```sh\nnpx (.*)\n```/.exec(readme) ?? [];
    await writeFile(join(folder, 'oci-layout'), '{ "imageLayoutVersion": "1.1.0" }');
    const linted = run('npx', ['--no', '--', ...command.split(' ')], { cwd: folder });
    await assert.rejects(linted, ({ code, stdout }: { code: number; stdout: string }) => {
      assert.equal(code, 1);
      assert.match(stdout, /layout-version/);
      return true;
    });
  });

  /** What the examples of docs/library.md print, in their order. */
  const printed = [
    ['image-layout', '1: error layout-version', '{ "imageLayoutVersion": "1.0.0" }'],
    ['layout-version 2 24', 'Replace "1.1.0" with "1.0.0"'],
    ['config Invalid input: expected object, received undefined'],
  ];

  it('compiles the examples of docs/library.md, in both ways to find declarations, and runs them', async () => {
    const page = await readFile(join(repositoryRoot, 'docs', 'library.md'), 'utf8');
    const examples = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, example = '']) => example);
    assert.equal(examples.length, printed.length);
    const names = examples.map((_, number) => `example${number}`);
    for (const [number, example] of examples.entries())
      await writeFile(join(folder, `${names[number]}.ts`), example);
    const files = names.map((name) => `${name}.ts`);
    await compile(files, 'esnext', 'bundler');
    await compile(files, 'node16', 'node16');
    for (const [number, lines] of printed.entries()) {
      const { stdout } = await run(process.execPath, [`${names[number]}.js`], { cwd: folder });
      assert.deepEqual(stdout.split('\n').slice(0, lines.length), lines);
    }
  });

  /** Without `skipLibCheck`, so that the declarations must compile as well. */
  async function compile(files: readonly string[], module: string, moduleResolution: string): Promise<void> {
    const options = ['--strict', '--target', 'es2022', '--lib', 'es2023,dom'];
    const modules = ['--module', module, '--moduleResolution', moduleResolution];
    try {
      await run(tool('tsc'), [...options, ...modules, ...files], { cwd: folder });
    } catch (error) {
      // The compiler says on standard output what is wrong.
      assert.fail((error as { readonly stdout: string }).stdout);
    }
  }

  it('has the JSON Schemas', async () => {
    const program = "console.log(require.resolve('oci-manifest/schemas/image-manifest.schema.json'))";
    const { stdout } = await run(process.execPath, ['--input-type=commonjs', '-e', program], { cwd: folder });
    const schema = JSON.parse(await readFile(stdout.trim(), 'utf8')) as { readonly title: string };
    assert.match(schema.title, /manifest/i);
  });
});
