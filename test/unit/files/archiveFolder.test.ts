import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ArchiveFolder } from '#files/archive/archiveFolder';
import { ArchiveTree, type ArchiveNode } from '#files/archive/archiveTree';

/** A tree that counts how often it is asked. */
class CountedTree extends ArchiveTree<string> {
  asked = 0;

  override at(path: string): ArchiveNode<string> | undefined {
    this.asked++;
    return super.at(path);
  }
}

/** A file at `end`, and links with these targets by their paths. */
function folderWith(links: Readonly<Record<string, string>>): {
  readonly tree: CountedTree;
  readonly leadsTo: (path: string) => string;
} {
  const tree = new CountedTree();
  tree.put('end', { type: 'file', size: 3, content: 'the end' });
  for (const [path, target] of Object.entries(links)) tree.put(path, { type: 'link', target });
  const folder = new ArchiveFolder(tree, '');
  return {
    tree,
    leadsTo: (path) => {
      const real = folder.real(path);
      return real?.type === 'file' ? real.content : (real?.type ?? 'nothing');
    },
  };
}

/** The links 1 to `length`, each of which leads to the one before. The first leads to the file. */
function chain(length: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [`${index + 1}`, index === 0 ? 'end' : `${index}`]),
  );
}

describe('links in an archive', () => {
  it('lead through other links to a file', () => {
    const { leadsTo } = folderWith({ 'a/b': '../c', c: './d/../end', 'd/e': '/end', f: 'd/../../end' });
    assert.equal(leadsTo('a/b'), 'the end');
    assert.equal(leadsTo('d/e'), 'outside');
    assert.equal(leadsTo('f'), 'outside');
  });

  it('lead to nothing in circles', () => {
    const { leadsTo } = folderWith({ a: 'b', b: 'a', c: 'b', d: 'd/e' });
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map(leadsTo),
      Array.from({ length: 4 }, () => 'nothing'),
    );
  });

  it('are followed 40 on a way, in whatever order they are asked for', () => {
    for (const first of ['41', '60', '1']) {
      const { leadsTo } = folderWith(chain(60));
      leadsTo(first);
      assert.deepEqual(['40', '41', '60'].map(leadsTo), ['the end', 'nothing', 'nothing']);
    }
  });

  it('count wherever they are on a way', () => {
    const { leadsTo } = folderWith({ ...chain(20), here: '.', a: 'here/20', b: 'here/here/here/20' });
    const many = 'here/'.repeat(20);
    assert.deepEqual(['a', 'b', `${many}20`, `${many}here/20`].map(leadsTo), [
      'the end',
      'the end',
      'the end',
      'nothing',
    ]);
  });

  it('are each followed once, however long their chain is', () => {
    const length = 50_000;
    const { tree, leadsTo } = folderWith(chain(length));
    tree.asked = 0;
    for (let link = length; link > 0; link--) leadsTo(`${link}`);
    assert.equal(leadsTo('1'), 'the end');
    assert(tree.asked < 10 * length, `${tree.asked}`);
  });
});
