import { joined, nameOf, parentOf, type ArchiveNode, type ArchiveTree } from './archiveTree';

/** What is at the end of all links. */
type RealNode<Content> = Exclude<ArchiveNode<Content>, { type: 'link' }>;

/** No file system follows more links after one another. */
const mostLinks = 40;

/** What links lead to that must not be followed. */
const outside = { type: 'outside', target: '' } as const;

/** A folder of an archive, with links that are followed as long as they stay in it. */
export class ArchiveFolder<Content> {
  readonly #tree: ArchiveTree<Content>;
  readonly #root: string;
  /** Where links lead. Each is followed once, so that the time is bounded by the length of all. */
  readonly #followed = new Map<string, string | typeof outside | undefined>();

  /** @param root the path of the folder in the archive; empty for all of it */
  constructor(tree: ArchiveTree<Content>, root: string) {
    this.#tree = tree;
    this.#root = root;
  }

  /** The paths of what is in a folder, sorted. */
  list(folder: string): readonly string[] {
    const real = this.#walk(this.#root, folder, 0);
    return typeof real === 'string' ? this.#tree.namesIn(real).map((name) => joined(folder, name)) : [];
  }

  /** What is at a path, without following a link at its end; undefined for nothing. */
  at(path: string): ArchiveNode<Content> | undefined {
    const folder = this.#walk(this.#root, parentOf(path), 0);
    return typeof folder === 'string' ? this.#tree.at(joined(folder, nameOf(path))) : folder;
  }

  /** What a path leads to, all links followed; undefined for nothing. */
  real(path: string): RealNode<Content> | undefined {
    const real = this.#walk(this.#root, path, 0);
    if (typeof real !== 'string') return real;
    const node = this.#tree.at(real);
    return node?.type === 'link' ? undefined : node;
  }

  #walk(from: string, path: string, links: number): string | typeof outside | undefined {
    let real = from;
    for (const step of path.split('/')) {
      if (step === '' || step === '.') continue;
      if (step === '..') {
        if (real === this.#root) return outside;
        real = parentOf(real);
        continue;
      }
      const next = joined(real, step);
      const node = this.#tree.at(next);
      const found = node?.type === 'link' ? this.#follow(next, node.target, links + 1) : next;
      if (typeof found !== 'string') return found;
      real = found;
    }
    return real;
  }

  #follow(link: string, target: string, links: number): string | typeof outside | undefined {
    if (links > mostLinks) return undefined;
    if (this.#followed.has(link)) return this.#followed.get(link);
    // A link that leads to itself leads to nothing.
    this.#followed.set(link, undefined);
    const found = target.startsWith('/') ? outside : this.#walk(parentOf(link), target, links);
    this.#followed.set(link, found);
    return found;
  }
}
