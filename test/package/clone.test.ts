import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { createTemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';

const run = promisify(execFile);

describe('A clone of the repository', function () {
  this.timeout(120_000);
  const cleanups: (() => Promise<void>)[] = [];
  const emptyFolder = async (): Promise<string> => {
    const folder = await createTemporaryDirectory();
    cleanups.push(() => folder.remove());
    return folder.path;
  };
  after(async () => {
    for (const cleanup of cleanups) await cleanup();
  });

  it('is built when npm packs it to install it, as it does for pre-commit', async () => {
    const clone = await emptyFolder();
    const installed = await emptyFolder();
    const absent = new Set(['.git', '.cache', 'dist', 'node_modules']);
    await cp(repositoryRoot, clone, {
      recursive: true,
      filter: (path) => !absent.has(relative(repositoryRoot, path)),
    });
    // What npm downloads into a clone.
    await symlink(join(repositoryRoot, 'node_modules'), join(clone, 'node_modules'));
    const options = ['--offline', '--global', '--install-links', '--no-audit', '--no-fund'];
    await run('npm', ['install', ...options, '--prefix', installed, clone]);
    const document = join(installed, 'oci-layout');
    await writeFile(document, '{ "imageLayoutVersion": "1.1.0" }');
    const linted = run(join(installed, 'bin', 'oci-manifest'), ['lint', document]);
    await assert.rejects(linted, ({ code, stdout }: { code: number; stdout: string }) => {
      assert.equal(code, 1);
      assert.match(stdout, /layout-version/);
      return true;
    });
  });

  /** What `scripts/prepare.mjs` asks npm for in a folder with these files. */
  async function prepared(files: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const folder = await emptyFolder();
    for (const file of files) await mkdir(join(folder, file), { recursive: true });
    const asked = join(folder, 'asked');
    await writeFile(asked, '');
    await writeFile(join(folder, 'npm'), `#!/bin/sh\necho "$@, global: $npm_config_global" >> '${asked}'\n`);
    await chmod(join(folder, 'npm'), 0o755);
    await run(process.execPath, [join(repositoryRoot, 'scripts', 'prepare.mjs')], {
      cwd: folder,
      env: { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`, ...environment },
    });
    return (await readFile(asked, 'utf8')).split('\n').filter((line) => line !== '');
  }
  const program = 'dist/server/cli.js';
  const tool = 'node_modules/tsx';
  const globally = { npm_config_global: 'true' };
  const build = 'run build -- --production, global: false';

  it('is built after its packages are installed', async () => {
    assert.deepEqual(await prepared([tool]), [build]);
  });

  it('is not built if the programs are there', async () => {
    assert.deepEqual(await prepared([tool, program]), []);
    assert.deepEqual(await prepared([program], globally), []);
  });

  it('is not built without the packages for development', async () => {
    assert.deepEqual(await prepared([]), []);
  });

  it('gets the packages that npm 11 does not install into it with --global', async () => {
    const install = 'ci --include=dev --ignore-scripts --no-audit --no-fund, global: false';
    assert.deepEqual(await prepared([], globally), [install, build]);
  });
});
