import { addTo } from '#schemas/groups';
import { indexFile, pathOfDigest, type Layout, type Reference } from '#service/layout/layout';
import { unlistedManifests } from '#service/layout/unlistedManifests';
import { isAttestation, referencedDigest } from '#service/oci/attestations';
import type { LayoutEdgeKind } from './graph';

/** A connection between two paths of a layout. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly kind: LayoutEdgeKind;
}

/** What is connected in a layout, from where the layout begins. */
export interface Connections {
  /** The index, and manifests that nothing leads to. */
  readonly roots: readonly string[];
  /** The paths in the order in which they are reached, each document before what only it leads to. */
  readonly paths: readonly string[];
  readonly connections: readonly Connection[];
}

/** The connections in a layout. An attestation that an index lists beside an image is about that image. */
export function connectionsOf(layout: Layout): Connections {
  const unlisted = unlistedManifests(layout).map(({ path }) => path);
  const roots = layout.contents.get(indexFile)?.type === 'file' ? [indexFile, ...unlisted] : unlisted;
  const paths = new Set(roots);
  const connections: Connection[] = [];
  const attestations: Reference[] = [];
  // The set grows while it is walked.
  for (const path of paths) {
    for (const reference of layout.referencesFrom(path)) {
      const { from, to, descriptor } = reference;
      const kind = kinds[descriptor.role];
      if (kind === undefined || from === to) continue;
      paths.add(to);
      connections.push({ from, to, kind });
      if (isAttestation(descriptor)) attestations.push(reference);
    }
  }
  for (const { to: from, descriptor } of attestations) {
    const to = pathOfDigest(referencedDigest(descriptor));
    if (to !== undefined && to !== from && paths.has(to)) connections.push({ from, to, kind: 'attests' });
  }
  return { roots, paths: [...paths], connections };
}

const kinds: Readonly<Record<Reference['descriptor']['role'], LayoutEdgeKind | undefined>> = {
  manifest: 'lists',
  config: 'config',
  layer: 'layer',
  blob: 'layer',
  subject: 'subject',
  self: undefined,
};

/**
 * The connections around one path: what leads to it, what it leads to, what is said about that, and what all of these lead
 * to. Undefined where the path is not connected.
 */
export function connectionsAround(
  { roots, paths, connections }: Connections,
  path: string,
): Connections | undefined {
  if (!paths.includes(path)) return undefined;
  const above = reach(
    [path],
    neighbors(connections, (each) => (isStatement(each) ? undefined : ['to', 'from'])),
  );
  const below = reach(
    [path],
    neighbors(connections, (each) => (isStatement(each) ? ['to', 'from'] : ['from', 'to'])),
  );
  // What a statement is about belongs to it, without what that leads to.
  const subjects = connections.filter((each) => isStatement(each) && each.from === path).map(({ to }) => to);
  const kept = new Set([...above, ...below, ...subjects]);
  return {
    roots: roots.filter((root) => kept.has(root)),
    paths: paths.filter((each) => kept.has(each)),
    connections: connections.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

function isStatement({ kind }: Connection): boolean {
  return kind === 'subject' || kind === 'attests';
}

/** The paths that each path leads to, where connections are followed in the directions that are given for them. */
function neighbors(
  connections: readonly Connection[],
  directionOf: (connection: Connection) => readonly ['from' | 'to', 'from' | 'to'] | undefined,
): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  for (const connection of connections) {
    const direction = directionOf(connection);
    if (direction === undefined) continue;
    const [start, end] = direction;
    addTo(next, connection[start], connection[end]);
  }
  return next;
}

function reach(starts: readonly string[], next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const path of reached) for (const to of next.get(path) ?? []) reached.add(to);
  return reached;
}
