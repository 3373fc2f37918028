import type { Catalogue } from '#schemas/catalogue/catalogue';
import { counted } from '#schemas/prose';
import type { JsonPath } from '#schemas/jsonPath';
import type { DescriptorView } from '#service/document/views';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { uriBelow } from '#service/layout/address';
import {
  digestOfPath,
  indexFile,
  pathOfDigest,
  type Layout,
  type LayoutContent,
  type Reference,
} from '#service/layout/layout';
import { configOfImage } from '#service/layout/imageConfig';
import { unlistedManifest, unreferencedBlobs } from '#service/layout/unlistedManifests';
import { referenceNameOf, titleOf } from '#service/oci/annotationValues';
import { isAttestation, isUnknownPlatform, referencedDigest } from '#service/oci/attestations';
import { humanSize } from './byteSize';
import { platformName, shortDigest, shortMediaType, shorten } from './displayNames';
import { summarize } from './summary';

/**
 * What a part of a layout is, which a client may show as an icon. What nothing leads to is `unlisted` where the index can
 * list it.
 */
export type LayoutNodeRole =
  | 'image'
  | 'artifact'
  | 'index'
  | 'config'
  | 'layer'
  | 'attestation'
  | 'referrer'
  | 'document'
  | 'unlisted'
  | 'blob'
  | 'unreferenced';

/** A part of a layout in its tree: what a descriptor points to, or a group. */
export interface LayoutNode {
  /** The part of the layout; different for all children of one parent, and the same after a change elsewhere. */
  readonly key: string;
  readonly role: LayoutNodeRole;
  readonly label: string;
  readonly description: string;
  /** The path of the blob below the layout; undefined for groups. */
  readonly path: string | undefined;
  readonly uri: string | undefined;
  readonly isPresent: boolean;
  /** Whether the blob is a document, which an editor can show. */
  readonly isDocument: boolean;
  readonly hasChildren: boolean;
  readonly descriptor: DescriptorView['value'] | undefined;
  /** Where the descriptor is in the document of the parent; undefined where it is in another one, or there is none. */
  readonly place: JsonPath | undefined;
}

/** The key of the group of blobs that the index does not lead to. */
const unreferencedKey = 'unreferenced';

/** More parts than this of one parent are not shown one by one. */
const mostChildren = 2_000;

/**
 * The tree of a layout, asked for level by level: what the index lists, what each document leads to, and what refers to
 * it as its subject. An attestation is below the image that it is about, and not beside it.
 */
export class LayoutTree {
  readonly #layout: Layout;
  readonly #catalogue: Catalogue;
  readonly #attestations: Attestations;

  constructor(layout: Layout, catalogue: Catalogue) {
    this.#layout = layout;
    this.#catalogue = catalogue;
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
      return unreferencedBlobs(this.#layout)
        .slice(0, mostChildren)
        .map((content) => this.#nodeOfBlob(content));
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

  #childrenOf(path: string): readonly LayoutNode[] {
    return withDistinctKeys(this.#shownBelow(path).map((reference) => this.#nodeOf(reference, path)));
  }

  /** The descriptors whose blobs are below a document in the tree. */
  #shownBelow(path: string): readonly Reference[] {
    const own = this.#layout.referencesFrom(path).filter((reference) => !this.#isShownElsewhere(reference));
    return [...own, ...this.#about(path)].slice(0, mostChildren);
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

  #nodeOf({ descriptor, from, to }: Reference, parent: string): LayoutNode {
    const { value } = descriptor;
    const content = this.#layout.contents.get(to);
    const isPresent = content?.type === 'file';
    const document = isPresent ? content.document : undefined;
    const isDocument = document?.model !== undefined;
    const role = this.#roleOf(descriptor, to, parent);
    const size = value.size === undefined ? '' : humanSize(value.size);
    const summary = document === undefined ? undefined : this.#summaryOf(document, descriptor, role);
    const type = shorten(shortMediaType(value.mediaType ?? '', this.#catalogue), 60);
    const facts = [summary ?? type, isDocument ? '' : size, isPresent ? '' : 'not in the layout'];
    return {
      key: to,
      role,
      label: this.#labelOf(descriptor, role),
      description: facts.filter((fact) => fact !== '').join(' · '),
      path: to,
      uri: isPresent ? uriBelow(this.#layout.address, to) : undefined,
      isPresent,
      isDocument,
      hasChildren: this.#layout.referencesFrom(to).length > 0 || this.#layout.referencesTo(to).length > 1,
      descriptor: value,
      place: from === parent ? descriptor.path : undefined,
    };
  }

  /** The summary of a document, in which an image has its platform, and without what the label says already. */
  #summaryOf(document: ParsedDocument, { value }: DescriptorView, role: LayoutNodeRole): string | undefined {
    const parts = summarize(document, this.#catalogue)?.split(' · ') ?? [];
    if (role === 'config') return parts.slice(1).join(' · ');
    const config =
      role === 'image' && value.platform === undefined
        ? configOfImage(this.#layout, value.digest)
        : undefined;
    const platform = platformName(config ?? {});
    if (platform !== undefined) parts.splice(1, 0, shorten(platform, 60));
    return parts.length === 0 ? undefined : parts.join(' · ');
  }

  #nodeOfBlob(content: LayoutContent): LayoutNode {
    const { path, document, size } = content;
    const summary = document === undefined ? undefined : summarize(document, this.#catalogue);
    return {
      key: path,
      role:
        summary === undefined ? 'blob' : unlistedManifest(this.#layout, content) ? 'unlisted' : 'document',
      label: shortDigest(digestOfPath(path) ?? path),
      description: summary ?? humanSize(size),
      path,
      uri: uriBelow(this.#layout.address, path),
      isPresent: true,
      isDocument: summary !== undefined,
      hasChildren: this.#layout.referencesFrom(path).length > 0,
      descriptor: undefined,
      place: undefined,
    };
  }

  #roleOf(descriptor: DescriptorView, path: string, parent: string): LayoutNodeRole {
    if (isAttestation(descriptor)) return 'attestation';
    if (descriptor.role === 'config' || descriptor.role === 'layer') return descriptor.role;
    if (this.#layout.subjectOf(path) === parent) return 'referrer';
    const kind = this.#layout.contents.get(path)?.document?.model?.kind;
    if (kind === 'image-index' || kind === 'docker-manifest-list') return 'index';
    if (kind === undefined) return 'blob';
    const config = this.#layout.referencesFrom(path).find(({ descriptor: { role } }) => role === 'config');
    const isImage =
      config !== undefined && this.#layout.contents.get(config.to)?.describedAs === 'image-config';
    return isImage ? 'image' : 'artifact';
  }

  #labelOf(descriptor: DescriptorView, role: LayoutNodeRole): string {
    const { value, path } = descriptor;
    if (role === 'config') return 'config';
    const named = titleOf(descriptor);
    if (role === 'layer')
      return named === undefined ? `layer ${Number(path[1] ?? 0) + 1}` : shorten(named, 80);
    if (role === 'attestation') return 'attestation';
    const name = referenceNameOf(descriptor) ?? value.annotations?.['io.containerd.image.name'] ?? named;
    if (name !== undefined && name !== '') return shorten(name, 80);
    const platform = isUnknownPlatform(descriptor) ? undefined : platformName(value.platform ?? {});
    if (platform !== undefined) return shorten(platform, 60);
    const type = value.artifactType;
    if (type) return shorten(shortMediaType(type, this.#catalogue), 60);
    return shortDigest(value.digest ?? '');
  }
}

/** The attestations by BuildKit in a layout, which an index lists beside the images that they are about. */
class Attestations {
  readonly #byImage = new Map<string, Reference[]>();
  /** What each document lists that is not an attestation. */
  readonly #listed = new Map<string, Set<string>>();

  constructor(layout: Layout) {
    for (const path of layout.contents.keys()) {
      const listed = new Set<string>();
      for (const reference of layout.referencesFrom(path)) {
        const { descriptor, to } = reference;
        const image = pathOfDigest(isAttestation(descriptor) ? referencedDigest(descriptor) : undefined);
        if (image === undefined) listed.add(to);
        else this.#byImage.set(image, [...(this.#byImage.get(image) ?? []), reference]);
      }
      if (listed.size > 0) this.#listed.set(path, listed);
    }
  }

  /** The attestations of the image at a path. */
  of(path: string): readonly Reference[] {
    return this.#byImage.get(path) ?? [];
  }

  /** Tells whether a document lists an image. */
  listedWith(document: string, image: string): boolean {
    return this.#listed.get(document)?.has(image) === true;
  }
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
