import { builtInCatalogue } from '#schemas/catalogue/catalogue';
import { addTo } from '#schemas/groups';
import { isPlainArray, memberAt } from '#schemas/plainData';
import { algorithmOf } from '#schemas/values/digest';
import { set, type EditOperation } from '#service/edits/operations';
import { imageConfigIn, type ImageConfig } from '#service/layout/imageConfig';
import type { Layout, LayoutContent } from '#service/layout/layout';
import { diffIdsOf } from '#service/layout/layersOfConfig';
import { classifyManifest } from '#service/oci/classification';
import { misplacedBlobs } from './misplacedBlobs';

type Repairs = ReadonlyMap<string, readonly EditOperation[]>;

const known = new WeakMap<Layout, Repairs>();

/**
 * What gives configs the diff IDs of the layers that manifests list, by the paths of the configs. All layers must be known,
 * and all manifests that have the config must agree. A config whose diff IDs are those of another image stays: it is the
 * config of that.
 */
export function diffIdRepairs(layout: Layout): Repairs {
  let repairs = known.get(layout);
  if (repairs === undefined) known.set(layout, (repairs = findRepairs(layout)));
  return repairs;
}

function findRepairs(layout: Layout): Repairs {
  const misplaced = misplacedBlobs(layout);
  const at = (path: string): LayoutContent | undefined => layout.contents.get(misplaced.get(path) ?? path);
  /** What manifests ask of a config, by its path; undefined where a layer is not known. */
  const asked = new Map<string, (readonly string[] | undefined)[]>();
  for (const content of layout.contents.values()) {
    const config = layout.referencesFrom(content.path).find(({ descriptor }) => descriptor.role === 'config');
    const path = config && at(config.to)?.path;
    if (path !== undefined) addTo(asked, path, layersOf(layout, content, at));
  }
  const images = new Set([...asked.values()].flat().map((ids) => ids?.join()));
  const repairs = new Map<string, readonly EditOperation[]>();
  for (const [path, all] of asked) {
    const [ids] = all;
    const content = layout.contents.get(path);
    const config = content && imageConfigIn(content);
    if (ids === undefined || config === undefined || all.some((other) => other?.join() !== ids.join()))
      continue;
    const written = memberAt(memberAt(content?.document?.value, 'rootfs'), 'diff_ids');
    if (!isPlainArray(written) || images.has(written.join())) continue;
    const operations = written.length === ids.length ? inPlace(written, ids) : anew(config, ids);
    if (operations.length > 0) repairs.set(path, operations);
  }
  return repairs;
}

/** The diff IDs of the layers of an image; undefined for what is no image, and where a layer is not known. */
function layersOf(
  layout: Layout,
  { path, document }: LayoutContent,
  at: (path: string) => LayoutContent | undefined,
): readonly string[] | undefined {
  const model = document?.model;
  const classification = model && classifyManifest(model, builtInCatalogue);
  const layers = layout.referencesFrom(path).filter(({ descriptor }) => descriptor.role === 'layer');
  if (classification?.verdict !== 'image' || classification.rootfsLayers.length !== layers.length)
    return undefined;
  const all = model?.descriptors.filter(({ role }) => role === 'layer').length;
  const ids = layers.flatMap(({ to }) => diffIdsOf(at(to))[0] ?? []);
  return ids.length === all ? ids : undefined;
}

/** By another algorithm, the same content has another digest. */
function inPlace(written: readonly unknown[], ids: readonly string[]): readonly EditOperation[] {
  return ids.flatMap((id, index) => {
    const before = written[index];
    const isOther = typeof before === 'string' && algorithmOf(before) !== algorithmOf(id);
    return before === id || isOther ? [] : [set(['rootfs', 'diff_ids', index], id)];
  });
}

/** None where the history would then describe more or fewer layers than there are. */
function anew({ history }: ImageConfig, ids: readonly string[]): readonly EditOperation[] {
  const entries = history ?? [];
  const described = entries.filter((entry) => entry?.empty_layer !== true).length;
  return entries.length > 0 && described !== ids.length ? [] : [set(['rootfs', 'diff_ids'], [...ids])];
}
