import { addTo } from '#schemas/groups';
import type { Layout } from '#service/layout/layout';
import type { Connection, Connections } from './connections';

/** An image with more layers than this has them in stacks. */
const mostSingleLayers = 3;

/**
 * The paths that become one node each: one path alone, or the layers that the same manifests have, where one of these has many
 * layers. Layers that several images share are a stack of their own, and so are those that the layout does not have.
 */
export function stacksOf(
  layout: Layout,
  { paths, connections }: Connections,
): readonly (readonly string[])[] {
  const owners = ownersOfLayers(layout, connections);
  const layersOf = new Map<string, number>();
  for (const manifests of owners.values())
    for (const manifest of manifests) layersOf.set(manifest, (layersOf.get(manifest) ?? 0) + 1);
  const stacks = new Map<string, string[]>();
  for (const path of paths) {
    const manifests = [...(owners.get(path) ?? [])];
    const isStacked = manifests.some((manifest) => (layersOf.get(manifest) ?? 0) > mostSingleLayers);
    const isPresent = layout.contents.get(path)?.type === 'file';
    // No path has a line break in it: they are digests.
    const key = isStacked ? [...manifests, isPresent].join('\n') : path;
    addTo(stacks, key, path);
  }
  return [...stacks.values()];
}

/** The manifests of each blob that is a layer and nothing else. */
function ownersOfLayers(
  layout: Layout,
  connections: readonly Connection[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const { from, to, kind } of connections) {
    if (kind !== 'layer' || layout.contents.get(to)?.document?.model !== undefined) others.add(to);
    else owners.set(to, (owners.get(to) ?? new Set()).add(from));
  }
  for (const path of others) owners.delete(path);
  return owners;
}
