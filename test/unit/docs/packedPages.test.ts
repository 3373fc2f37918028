import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { offlinePage, packedPages, pathsIn } from '#scripts/packedPages';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { rules, wholePage } from '#service';
import { anchorsIn, linksOf } from '#helpers/pageLinks';

const docs = join(repositoryRoot, 'docs');
const packed = packedPages(docs, pathsIn(docs));
const shown = new Map([...packed].map(([path, written]) => [path, wholePage(path, written, rules)]));

describe('the pages that are part of the extension', () => {
  for (const [path, page] of shown)
    it(`lead from ${path} to other pages and to the web only`, () => {
      for (const { target, anchor } of linksOf(path, page)) {
        const other = shown.get(target);
        assert(other !== undefined, `${path} leads to ${target}, which is not packed`);
        if (anchor !== undefined) assert(anchorsIn(other).includes(anchor), `${target}#${anchor}`);
      }
    });

  it('have the text of a link to what is not packed, and no pictures', () => {
    const page = [
      'See [the schema](../schemas/a.json), [the rules](README.md#severities), [a kind](../kinds.md),',
      '[this](#here), and [the web](https://example.com/a.md).',
      '![A hover](images/hover.png)',
    ].join('\n');
    assert.equal(
      offlinePage('rules/size-zero.md', page, ['kinds.md', 'rules/README.md']),
      [
        'See the schema, [the rules](README.md#severities), [a kind](../kinds.md),',
        '[this](#here), and [the web](https://example.com/a.md).',
      ].join('\n'),
    );
  });

  it('announce no pictures', () => {
    for (const [path, page] of shown) assert.doesNotMatch(page, /^#+ Pictures$|\]\(images\//m, path);
  });
});
