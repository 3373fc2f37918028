import { joined, nameOf, parentOf, type ArchiveNode, type ArchiveTree } from './archiveTree';

/** What is at the end of all links. */
type RealNode<Content> = Exclude<ArchiveNode<Content>, { type: 'link' }>;

/** Linux follows no more links on the way to a file, all together (path_resolution(7)). */
const mostLinks = 40;

/** What links lead to that must not be followed. */
const outside = { type: 'outside', target: '' } as const;

/** Where a path leads: a path without links, out of the folder, or to nothing. */
type Place = string | typeof outside | undefined;

/** Where a way ended, and how many links were on it, with those on the ways of links. */
interface End {
  readonly place: Place;
  readonly links: number;
}

const nothing: End = { place: undefined, links: 0 };

/** A way that somebody is on: to what was asked for, or to the target of a link. */
interface Way {
  /** The path of the link whose target is at the end; undefined for what was asked for. */
  readonly link: string | undefined;
  readonly steps: readonly string[];
  /** How many steps were taken. */
  taken: number;
  /** Where they led. */
  real: string;
  links: number;
}

/** A folder of an archive, with links that are followed as long as they stay in it. */
export class ArchiveFolder<Content> {
  readonly #tree: ArchiveTree<Content>;
  readonly #root: string;
  /** Where links lead. Each is followed once, so that the time is bounded by the length of all. */
  readonly #followed = new Map<string, End>();

  /** @param root the path of the folder in the archive; empty for all of it */
  constructor(tree: ArchiveTree<Content>, root: string) {
    this.#tree = tree;
    this.#root = root;
  }

  /** The paths of what is in a folder, sorted. */
  list(folder: string): readonly string[] {
    const real = this.#walk(folder);
    return typeof real === 'string' ? this.#tree.namesIn(real).map((name) => joined(folder, name)) : [];
  }

  /** What is at a path, without following a link at its end; undefined for nothing. */
  at(path: string): ArchiveNode<Content> | undefined {
    const folder = this.#walk(parentOf(path));
    return typeof folder === 'string' ? this.#tree.at(joined(folder, nameOf(path))) : folder;
  }

  /** What a path leads to, all links followed; undefined for nothing. */
  real(path: string): RealNode<Content> | undefined {
    const real = this.#walk(path);
    if (typeof real !== 'string') return real;
    const node = this.#tree.at(real);
    return node?.type === 'link' ? undefined : node;
  }

  /** Chains of links may be longer than functions can call themselves, so the ways on which others wait are in a list. */
  #walk(path: string): Place {
    const ways = [wayTo(path, this.#root)];
    for (let way = ways.at(-1); way !== undefined; way = ways.at(-1)) {
      const found = this.#goOn(way);
      if ('steps' in found) {
        ways.push(found);
        continue;
      }
      if (way.link === undefined) return found.links > mostLinks ? undefined : found.place;
      this.#followed.set(way.link, found);
      ways.pop();
    }
    return undefined;
  }

  /** Goes on to the end of a way, or to the next link of which nobody knows where it leads: gives the way to find out. */
  #goOn(way: Way): End | Way {
    for (; way.taken < way.steps.length; way.taken++) {
      const step = way.steps[way.taken];
      if (step === undefined || step === '' || step === '.') continue;
      if (step === '..') {
        if (way.real === this.#root) return { place: outside, links: way.links };
        way.real = parentOf(way.real);
        continue;
      }
      const next = joined(way.real, step);
      const node = this.#tree.at(next);
      if (node?.type !== 'link') {
        way.real = next;
        continue;
      }
      const { target } = node;
      const known = target.startsWith('/') ? { place: outside, links: 0 } : this.#followed.get(next);
      if (known === undefined) {
        // A link that leads to itself leads to nothing.
        this.#followed.set(next, nothing);
        return wayTo(target, parentOf(next), next);
      }
      way.links += 1 + known.links;
      if (typeof known.place !== 'string') return { place: known.place, links: way.links };
      way.real = known.place;
    }
    return { place: way.real, links: way.links };
  }
}

function wayTo(path: string, from: string, link?: string): Way {
  return { link, steps: path.split('/'), taken: 0, real: from, links: 0 };
}
