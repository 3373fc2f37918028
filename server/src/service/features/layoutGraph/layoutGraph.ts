import type { Catalogue } from '#schemas/catalogue/catalogue';
import { counted, grouped, inSeries } from '#schemas/prose';
import { humanSize } from '#service/features/byteSize';
import { shortDigest, shorten } from '#service/features/displayNames';
import { LayoutParts, type LayoutPart } from '#service/features/layoutParts';
import { findingsByPlace, messagesOf } from '#service/features/layoutProblems';
import { parseUri } from '#service/document/uri';
import { digestOfPath, indexFile, type Layout, type Reference } from '#service/layout/layout';
import { unreferencedBlobs } from '#service/layout/unlistedManifests';
import type { Finding } from '#service/lint/finding';
import { connectionsAround, connectionsOf, type Connection, type Connections } from './connections';
import type { LayoutEdgeKind, LayoutGraph, LayoutGraphEdge, LayoutGraphNode } from './graph';
import { stacksOf } from './stacks';

/** Which part of a layout is asked for, and what is known of it. */
export interface LayoutGraphOptions {
  readonly catalogue: Catalogue;
  /** The findings in the document at a path. */
  readonly findingsAt: (path: string) => readonly Finding[];
  /** The path that the graph is about, with what leads to it and what it leads to; the whole layout without it. */
  readonly around?: string | undefined;
  /** The most nodes, for tests. */
  readonly mostNodes?: number;
}

/** Nobody finds their way among more. The nodes that are left out are the farthest from the index. */
const mostNodes = 400;

/** The edges of that many nodes, many times over: only made-up layouts have more. */
const mostEdges = 2_000;

/** The key of the blobs that nothing leads to. */
const unreferencedKey = 'unreferenced';

/**
 * The graph of a layout: each blob is one node, however many documents refer to it. Many layers of one image are one node as
 * well. Undefined where the part that is asked for is not in the layout.
 */
export function layoutGraph(layout: Layout, options: LayoutGraphOptions): LayoutGraph | undefined {
  const whole = connectionsOf(layout);
  const { around } = options;
  const connected = around === undefined ? whole : connectionsAround(whole, around);
  if (connected === undefined) return undefined;
  const stacks = stacksOf(layout, connected);
  const describe = new NodeDescriptions(layout, options);
  const all = orphansOf(layout, whole);
  const orphans = around === undefined ? all : [];
  const kept = stacks.slice(0, options.mostNodes ?? mostNodes);
  const nodes = kept.map((paths) => describe.nodeOf(paths));
  if (orphans.length > 0 && kept.length === stacks.length) nodes.push(orphansNode(orphans));
  const edges = edgesBetween(kept, connected.connections);
  return {
    name: nameOfFolder(layout.address),
    nodes,
    edges: edges.slice(0, mostEdges),
    connections: edges.length,
    blobs: whole.paths.filter(isBlob).length + all.length,
  };
}

/** The index is a document of the layout, but not a blob. */
function isBlob(path: string): boolean {
  return digestOfPath(path) !== undefined;
}

/** The name of a folder or, without the mark behind it, of an archive. */
function nameOfFolder(address: string): string {
  const path = parseUri(address)?.path ?? address;
  return shorten(path.slice(path.lastIndexOf('/') + 1).replace(/!$/, ''), 80);
}

/** The edges between nodes, in the order of the descriptors; several descriptors for one blob are one edge. */
function edgesBetween(
  nodes: readonly (readonly string[])[],
  connections: readonly Connection[],
): readonly LayoutGraphEdge[] {
  const numbers = new Map<string, number>();
  for (const [number, paths] of nodes.entries()) for (const path of paths) numbers.set(path, number);
  const edges = new Map<string, { from: number; to: number; kinds: LayoutEdgeKind[] }>();
  for (const connection of connections) {
    const from = numbers.get(connection.from);
    const to = numbers.get(connection.to);
    if (from === undefined || to === undefined) continue;
    const key = `${from} ${to}`;
    const known = edges.get(key);
    if (known === undefined) edges.set(key, { from, to, kinds: [connection.kind] });
    else if (!known.kinds.includes(connection.kind)) known.kinds.push(connection.kind);
  }
  return [...edges.values()];
}

/** The blobs that neither the index nor a manifest outside of it leads to. */
function orphansOf(
  layout: Layout,
  { paths }: Connections,
): readonly { readonly path: string; readonly size: number }[] {
  const connected = new Set(paths);
  return unreferencedBlobs(layout).filter(({ path }) => !connected.has(path));
}

function orphansNode(orphans: readonly { readonly path: string; readonly size: number }[]): LayoutGraphNode {
  const size = sum(orphans.map((orphan) => orphan.size));
  return {
    key: unreferencedKey,
    role: 'unreferenced',
    label: 'Not referenced',
    description: `${counted(orphans.length, 'blob')} · ${humanSize(size ?? 0)}`,
    details: listed(orphans.map(({ path, size: own }) => `${nameOfPath(path)} · ${humanSize(own)}`)),
    size,
    blobs: orphans.length,
    path: orphans[0]?.path ?? '',
    uri: undefined,
    isPresent: true,
    isDocument: false,
    errors: 0,
    warnings: 0,
  };
}

/** A blob that is listed more often is not named for each time. */
const mostNames = 10;

/** Describes nodes by all descriptors that lead to them. */
class NodeDescriptions {
  readonly #layout: Layout;
  readonly #options: LayoutGraphOptions;
  readonly #parts: LayoutParts;
  readonly #allFindings = new Map<string, readonly Finding[]>();
  readonly #findings = new Map<string, ReturnType<typeof findingsByPlace>>();

  constructor(layout: Layout, options: LayoutGraphOptions) {
    this.#layout = layout;
    this.#options = options;
    this.#parts = new LayoutParts(layout, options.catalogue);
  }

  nodeOf(paths: readonly string[]): LayoutGraphNode {
    const [path = ''] = paths;
    return paths.length === 1 ? this.#nodeOfPath(path) : this.#nodeOfStack(paths);
  }

  #nodeOfPath(path: string): LayoutGraphNode {
    const references = this.#referencesTo(path);
    const parts = references.slice(0, mostNames).map((reference) => this.#partOf(reference));
    const [part = this.#partWithoutDescriptor(path)] = parts;
    const problems = this.#problemsOf(path);
    const owners = new Set(references.map(({ from }) => from)).size;
    const label = shorten(namesOf(parts.length === 0 ? [part] : parts), 80);
    const facts = part.description.split(' · ').filter((fact) => fact !== label);
    const isShared = (part.role === 'layer' || part.role === 'config') && owners > 1;
    const { role, uri, isPresent, isDocument, descriptor } = part;
    return {
      key: path,
      role,
      label,
      description: (isShared ? [...facts, sharedBy(owners)] : facts).join(' · '),
      details: [
        ...[descriptor?.mediaType, descriptor?.digest].flatMap((fact) => (fact ? [shorten(fact, 200)] : [])),
        ...messagesOf(problems, mostMessages),
      ],
      size: descriptor?.size ?? this.#layout.contents.get(path)?.size,
      blobs: isBlob(path) ? 1 : 0,
      path,
      uri,
      isPresent,
      isDocument,
      ...countsOf(problems),
    };
  }

  #nodeOfStack(paths: readonly string[]): LayoutGraphNode {
    const nodes = paths.map((path) => this.#nodeOfPath(path));
    const [first] = paths.flatMap((path) => this.#layout.referencesTo(path).slice(0, 1));
    const size = sum(nodes.map((node) => node.size));
    const owners = new Set(this.#layout.referencesTo(paths[0] ?? '').map(({ from }) => from)).size;
    const isPresent = nodes.every((node) => node.isPresent);
    const isNamed = nodes.some(({ label }) => !/^layer \d/.test(label));
    const facts = [
      size === undefined ? '' : humanSize(size),
      owners > 1 ? sharedBy(owners) : '',
      isPresent ? '' : 'not in the layout',
    ];
    const errors = sum(nodes.map((node) => node.errors)) ?? 0;
    const warnings = sum(nodes.map((node) => node.warnings)) ?? 0;
    return {
      key: `${paths[0]}+`,
      role: 'layer',
      label: counted(paths.length, isNamed ? 'file' : 'layer'),
      description: facts.filter((fact) => fact !== '').join(' · '),
      details: listed(nodes.map(({ label, description }) => `${label} · ${description}`)),
      size,
      blobs: paths.length,
      path: first?.to ?? '',
      uri: undefined,
      isPresent,
      isDocument: false,
      errors,
      warnings,
    };
  }

  /** The descriptors that lead to a blob. One that names it as its subject does so only where no other does. */
  #referencesTo(path: string): readonly Reference[] {
    const all = this.#layout.referencesTo(path);
    const listing = all.filter(({ descriptor }) => descriptor.role !== 'subject');
    return listing.length > 0 ? listing : all;
  }

  /** What a descriptor leads to. A manifest that has a subject is a referrer wherever it is listed. */
  #partOf(reference: Reference): LayoutPart {
    return this.#parts.nodeOf(reference, this.#layout.subjectOf(reference.to) ?? reference.from);
  }

  /** The index, or a manifest that no index lists. */
  #partWithoutDescriptor(path: string): LayoutPart {
    const part = this.#parts.nodeOfBlob(path, this.#layout.contents.get(path));
    return path === indexFile
      ? { ...part, role: 'index', label: path }
      : { ...part, description: `${part.description} · not listed` };
  }

  /**
   * What is wrong with a blob: in its own document, and at the descriptors that lead to it. What is wrong at a descriptor in the
   * document is told of the blob that it leads to, so that each problem is there once.
   */
  #problemsOf(path: string): readonly Finding[] {
    const isDocument = this.#layout.contents.get(path)?.document?.model !== undefined;
    const toldElsewhere = new Set(
      this.#layout
        .referencesFrom(path)
        .flatMap(({ descriptor, to }) => (to === path ? [] : this.#findingsIn(path)(descriptor.path))),
    );
    const own = isDocument ? this.#findingsAt(path).filter((finding) => !toldElsewhere.has(finding)) : [];
    const atDescriptors = this.#layout
      .referencesTo(path)
      .flatMap(({ from, descriptor }) => this.#findingsIn(from)(descriptor.path));
    const problems = new Set([...own, ...atDescriptors]);
    return [...problems].filter(({ severity }) => severity === 'error' || severity === 'warning');
  }

  /** The findings in a document, the same objects each time. */
  #findingsAt(path: string): readonly Finding[] {
    let findings = this.#allFindings.get(path);
    if (findings === undefined) this.#allFindings.set(path, (findings = this.#options.findingsAt(path)));
    return findings;
  }

  #findingsIn(path: string): ReturnType<typeof findingsByPlace> {
    let findings = this.#findings.get(path);
    if (findings === undefined)
      this.#findings.set(path, (findings = findingsByPlace(this.#findingsAt(path))));
    return findings;
  }
}

/** The most lines of a list; the last one then says how many others there are. */
const mostLines = 10;

function listed(lines: readonly string[]): readonly string[] {
  const others = lines.length - mostLines;
  return others <= 1 ? lines : [...lines.slice(0, mostLines), `and ${grouped(others)} more`];
}

/** The most messages of one node; its document shows them all. */
const mostMessages = 3;

function countsOf(problems: readonly Finding[]): { readonly errors: number; readonly warnings: number } {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** The names under which a blob is listed, each once. */
function namesOf(parts: readonly LayoutPart[]): string {
  return inSeries(new Set(parts.map(({ label }) => label)));
}

function nameOfPath(path: string): string {
  return shortDigest(digestOfPath(path) ?? path);
}

function sharedBy(manifests: number): string {
  return `shared by ${grouped(manifests)}`;
}

/** The sum of numbers; undefined where one is unknown, or cannot be a size. */
function sum(numbers: readonly (number | undefined)[]): number | undefined {
  let total = 0;
  for (const number of numbers) {
    if (number === undefined || number < 0) return undefined;
    total += number;
  }
  return total;
}
