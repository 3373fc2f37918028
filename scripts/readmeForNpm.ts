import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { npmReadme } from './npmReadme';
import { repositoryRoot } from './vscodeHost/paths';

const readme = join(repositoryRoot, 'README.md');
const original = join(repositoryRoot, '.cache', 'README.md');

/*
 * Gives README.md the text that it has in the npm package, which takes README.md and no other file. npm runs this before it
 * packs, and with `--restore` afterward. The variable README_BASE_URL is the address of the files of this repository on the web,
 * from which the page on npm then shows the pictures: they are not in the package.
 */
const { restore } = parseArgs({ options: { restore: { type: 'boolean', default: false } } }).values;
if (isPackedText()) renameSync(original, readme);
if (!restore) {
  mkdirSync(join(repositoryRoot, '.cache'), { recursive: true });
  copyFileSync(readme, original);
  writeFileSync(readme, packedText(original));
}

/** Whether README.md is what was made of the original. What somebody has written meanwhile is kept. */
function isPackedText(): boolean {
  return existsSync(original) && readFileSync(readme, 'utf8') === packedText(original);
}

function packedText(path: string): string {
  const page = readFileSync(join(repositoryRoot, 'docs', 'library.md'), 'utf8');
  return npmReadme(readFileSync(path, 'utf8'), page, process.env['README_BASE_URL']);
}
