import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import picomatch from 'picomatch';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { anchorsIn, linksOf, type PageLink } from '#helpers/pageLinks';
import { filesIn, readProjectFile } from '#helpers/userText';
import { files as packed } from '../../../package.json';

/** What is installed or built, and not written here. */
const made = new Set(['node_modules', 'dist']);

/** All pages of the repository. */
const pages = readdirSync(repositoryRoot, { withFileTypes: true })
  .filter(({ name }) => !made.has(name) && (!name.startsWith('.') || name === '.github'))
  .flatMap((entry) => (entry.isDirectory() || entry.name.endsWith('.md') ? filesIn(entry.name, '.md') : []));

/** What the extension brings with it; npm packs whole folders, and package.json always. */
const isPacked = picomatch([...packed, ...packed.map((path) => `${path}/**`), 'package.json']);

describe('the links of pages', () => {
  for (const page of pages) {
    it(`lead from ${page} to what is there`, () => {
      for (const { target, anchor } of linksIn(page)) {
        assert(existsSync(join(repositoryRoot, target)), `${page} leads to ${target}`);
        if (anchor !== undefined)
          assert(anchorsIn(readProjectFile(target)).includes(anchor), `${target}#${anchor}`);
      }
    });
  }

  for (const page of pages.filter((path) => isPacked(path))) {
    it(`lead from ${page} to what is packed with it`, () => {
      const missing = linksIn(page).filter(({ target }) => !isPacked(target) && !isElsewhere(target));
      assert.deepEqual(missing, []);
    });
  }
});

/** Pages about the code, which only those need who have it, and pictures, which those see who read on the web. */
function isElsewhere(target: string): boolean {
  return (
    ['ARCHITECTURE.md', 'CONTRIBUTING.md'].includes(target) || /^docs\/images\/.*\.(?:png|webp)$/.test(target)
  );
}

function linksIn(page: string): PageLink[] {
  return linksOf(placeOf(page), readProjectFile(page));
}

/** Where a page will be: those of changes become a part of the changelog. */
function placeOf(page: string): string {
  return /^changes\/(?!README)/.test(page) ? 'CHANGELOG.md' : page;
}
