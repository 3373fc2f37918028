import type { Catalogue } from '#schemas/catalogue/catalogue';
import { counted, grouped } from '#schemas/prose';
import { indexFile, pathOfDigest, type Layout, type Reference } from '#service/layout/layout';
import { unreferencedBlobs } from '#service/layout/unlistedManifests';
import { isAttestation, referencedDigest } from '#service/oci/attestations';
import { Attestations, LayoutParts, type LayoutNode } from './layoutParts';

/** The key of the group of blobs that the index does not lead to. */
const unreferencedKey = 'unreferenced';

/** The key of the row that says how many parts are not shown. */
const moreKey = 'more';

/** More parts than this of one parent are not shown one by one. */
const mostChildren = 2_000;

/**
 * The tree of a layout, asked for level by level: what the index lists, what each document leads to, and what refers to
 * it as its subject. An attestation is below the image that it is about, and not beside it.
 */
export class LayoutTree {
  readonly #layout: Layout;
  readonly #parts: LayoutParts;
  readonly #attestations: Attestations;

  constructor(layout: Layout, catalogue: Catalogue) {
    this.#layout = layout;
    this.#parts = new LayoutParts(layout, catalogue);
    this.#attestations = new Attestations(layout);
  }

  /** What the index lists, and last the blobs that it does not lead to. */
  get roots(): readonly LayoutNode[] {
    const unreferenced = unreferencedBlobs(this.#layout);
    const listed = this.#childrenOf(indexFile);
    if (unreferenced.length === 0) return listed;
    const group: LayoutNode = {
      key: unreferencedKey,
      role: 'unreferenced',
      label: 'Not referenced',
      description: counted(unreferenced.length, 'blob'),
      path: undefined,
      uri: undefined,
      isPresent: true,
      isDocument: false,
      hasChildren: true,
      descriptor: undefined,
      place: undefined,
    };
    return [...listed, group];
  }

  /** The parts of the node with a path, or of the group with a key. */
  children(pathOrKey: string): readonly LayoutNode[] {
    if (pathOrKey === unreferencedKey)
      return shown(unreferencedBlobs(this.#layout), (contents) =>
        contents.map((content) => this.#parts.nodeOfBlob(content.path, content)),
      );
    return this.#childrenOf(pathOrKey);
  }

  /**
   * The keys of the nodes from the root to a blob, the blob’s own last; undefined where the tree does not have it. The index
   * has no node.
   */
  wayTo(path: string): readonly string[] | undefined {
    const before = new Map<string, string | undefined>(
      this.#shownBelow(indexFile).map(({ to }) => [to, undefined]),
    );
    // The list grows while it is walked.
    for (const at of before.keys()) {
      if (at === path) return keysTo(at, before);
      for (const { to } of this.#shownBelow(at)) if (!before.has(to)) before.set(to, at);
    }
    const isUnreferenced = unreferencedBlobs(this.#layout).some((content) => content.path === path);
    return isUnreferenced ? [unreferencedKey, path] : undefined;
  }

  /** What the blob at a path is, in words. */
  summaryOf(path: string): string {
    return this.#parts.nodeOfBlob(path, this.#layout.contents.get(path)).description;
  }

  #childrenOf(path: string): readonly LayoutNode[] {
    return shown(this.#shownBelow(path), (references) =>
      withDistinctKeys(references.map((reference) => this.#parts.nodeOf(reference, path))),
    );
  }

  /** The descriptors whose blobs are below a document in the tree. */
  #shownBelow(path: string): readonly Reference[] {
    const own = this.#layout.referencesFrom(path).filter((reference) => !this.#isShownElsewhere(reference));
    return [...own, ...this.#about(path)];
  }

  /** Attestations are below their image, and referrers below their subject, where the layout has those. */
  #isShownElsewhere({ descriptor, from, to }: Reference): boolean {
    if (descriptor.role === 'subject') return true;
    if (descriptor.role !== 'manifest') return false;
    const image = pathOfDigest(isAttestation(descriptor) ? referencedDigest(descriptor) : undefined);
    if (image !== undefined) return image !== to && this.#attestations.listedWith(from, image);
    const subject = this.#layout.subjectOf(to);
    return subject !== undefined && subject !== to && this.#isInTree(subject);
  }

  #isInTree(path: string): boolean {
    return this.#layout.reached.has(path) && this.#layout.contents.get(path)?.type === 'file';
  }

  /** The attestations of an image, and the referrers of a manifest. */
  #about(path: string): readonly Reference[] {
    const attestations = this.#attestations.of(path);
    const known = new Set(attestations.map(({ to }) => to));
    const referrers = this.#layout.referencesTo(path).flatMap(({ from, descriptor }) => {
      if (descriptor.role !== 'subject' || known.has(from)) return [];
      return this.#layout.referencesTo(from).slice(0, 1);
    });
    return [...attestations, ...referrers];
  }
}

/** The first parts of one parent as nodes, and one that says how many more there are. */
function shown<T>(
  parts: readonly T[],
  nodesOf: (first: readonly T[]) => readonly LayoutNode[],
): readonly LayoutNode[] {
  const left = parts.length - mostChildren;
  if (left <= 0) return nodesOf(parts);
  const rest: LayoutNode = {
    key: moreKey,
    role: 'more',
    label: `${grouped(left)} more`,
    description: 'not shown',
    path: undefined,
    uri: undefined,
    isPresent: true,
    isDocument: false,
    hasChildren: false,
    descriptor: undefined,
    place: undefined,
  };
  return [...nodesOf(parts.slice(0, mostChildren)), rest];
}

function keysTo(path: string, before: ReadonlyMap<string, string | undefined>): readonly string[] {
  const keys: string[] = [];
  for (let at: string | undefined = path; at !== undefined; at = before.get(at)) keys.unshift(at);
  return keys;
}

/** One blob may be listed twice, such as an image that has two names. */
function withDistinctKeys(nodes: readonly LayoutNode[]): readonly LayoutNode[] {
  const counts = new Map<string, number>();
  return nodes.map((node) => {
    const count = (counts.get(node.key) ?? 0) + 1;
    counts.set(node.key, count);
    return count === 1 ? node : { ...node, key: `${node.key}#${count}` };
  });
}
