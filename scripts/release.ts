import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRelease } from './changes';
import { runCommand } from './vscodeHost/command';
import { repositoryRoot } from './vscodeHost/paths';

/*
 * `npm run release -- VERSION`: moves the changes in `changes` to CHANGELOG.md, and sets the version of the packages. It
 * commits nothing.
 */
async function main([version]: readonly string[]): Promise<void> {
  if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error('Usage: npm run release -- VERSION, such as 0.2.0');
  const folder = join(repositoryRoot, 'changes');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort();
  const changelog = join(repositoryRoot, 'CHANGELOG.md');
  const changes = files.map((name) => ({
    name: `changes/${name}`,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  const release = { version, date: new Date().toISOString().slice(0, 10) };
  const text = withRelease(readFileSync(changelog, 'utf8'), changes, release);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await runCommand([npm, 'version', '--no-git-tag-version', '--allow-same-version', version], {
    cwd: repositoryRoot,
  });
  writeFileSync(changelog, text);
  for (const name of files) rmSync(join(folder, name));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
