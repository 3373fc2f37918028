import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import picomatch from 'picomatch';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { headingAnchor } from '#schemas/markdown';
import { filesIn, readProjectFile } from '#helpers/userText';
import { files as packed } from '../../../package.json';

const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'docs', 'examples'].flatMap(
  (path) => filesIn(path, '.md'),
);

/** What the extension brings with it; npm packs whole folders, and package.json always. */
const isPacked = picomatch([...packed, ...packed.map((path) => `${path}/**`), 'package.json']);

describe('the links of pages', () => {
  for (const page of pages) {
    it(`lead from ${page} to what is there`, () => {
      for (const { target, anchor } of linksOf(page)) {
        assert(existsSync(join(repositoryRoot, target)), `${page} leads to ${target}`);
        if (anchor !== undefined) assert(anchorsOf(target).includes(anchor), `${target}#${anchor}`);
      }
    });
  }

  for (const page of pages.filter((path) => isPacked(path))) {
    it(`lead from ${page} to what is packed with it`, () => {
      const missing = linksOf(page).filter(({ target }) => !isPacked(target) && !isElsewhere(target));
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

interface PageLink {
  /** The path of a file from the project's root. */
  readonly target: string;
  readonly anchor: string | undefined;
}

/** The links of a page to files of the project, pictures included. */
function linksOf(page: string): PageLink[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, address = '']) => {
    if (/^[a-z]+:/.test(address)) return [];
    const [path = '', anchor] = address.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    return [{ target: target.replaceAll('\\', '/'), anchor }];
  });
}

/** The anchors of the headings of a page, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => headingAnchor(heading));
}

/** A page without its examples of code. */
function proseOf(page: string): string {
  return readProjectFile(page)
    .replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2 *$/gm, '')
    .replace(/(`+)[^`\n]*?\1/g, '');
}
