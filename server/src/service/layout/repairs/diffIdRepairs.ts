import { oncePer } from '#schemas/once';
import { builtInCatalogue } from '#schemas/catalogue/catalogue';
import { addTo } from '#schemas/groups';
import { isPlainArray, memberAt } from '#schemas/plainData';
import { counted } from '#schemas/prose';
import { algorithmOf, isValidDigest } from '#schemas/values/digest';
import { set, type EditOperation } from '#service/edits/operations';
import { imageConfigIn, type ImageConfig } from '#service/layout/imageConfig';
import type { Layout, LayoutContent } from '#service/layout/layout';
import { diffIdsOf } from '#service/layout/layersOfConfig';
import { classifyManifest } from '#service/oci/classification';
import { misplacedBlobs } from './misplacedBlobs';
import { inShort } from './unreadDocuments';

type Repairs = ReadonlyMap<string, readonly EditOperation[]>;

interface Found {
  readonly repairs: Repairs;
  /** Why configs stay whose diff IDs are known to be wrong, by their paths: whole sentences. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** What a manifest asks of its config. */
interface Asker {
  /** The path of the manifest. */
  readonly path: string;
  /**
   * The diff IDs that each layer of the root filesystem can have, the best first, and none for a layer that is not known.
   * Undefined for what is no image.
   */
  readonly layers: readonly (readonly string[])[] | undefined;
  /** Whether the manifest has layers beside those, which may have diff IDs or not. */
  readonly hasOthers: boolean;
}

/**
 * What gives configs the diff IDs of the layers that manifests list, by the paths of the configs. All layers must be known,
 * and all manifests that have the config must agree. A config whose diff IDs are those of another image stays: it is the
 * config of that.
 */
export function diffIdRepairs(layout: Layout): Repairs {
  return found(layout).repairs;
}

/**
 * Why configs stay as they are whose diff IDs are known to be wrong, in whole sentences.
 * @param deleted the paths of the blobs that a repair deletes
 */
export function wrongDiffIdsThatStay(layout: Layout, deleted: ReadonlySet<string>): readonly string[] {
  return [...found(layout).reasons].flatMap(([path, reason]) => (deleted.has(path) ? [] : [reason]));
}

const found = oncePer(findRepairs);

function findRepairs(layout: Layout): Found {
  const misplaced = misplacedBlobs(layout);
  const at = (path: string): LayoutContent | undefined => layout.contents.get(misplaced.get(path) ?? path);
  /** The manifests that have a config, by its path. */
  const askers = new Map<string, Asker[]>();
  for (const content of layout.contents.values()) {
    const config = layout.referencesFrom(content.path).find(({ descriptor }) => descriptor.role === 'config');
    const path = config && at(config.to)?.path;
    if (path !== undefined) addTo(askers, path, askerOf(layout, content, at));
  }
  const images = new Map<string, string>();
  for (const asker of [...askers.values()].flat()) {
    const ids = idsFor(asker);
    // That an image has no layers does not make it the one that a config without diff IDs was written for.
    if (ids !== undefined && ids.length > 0) images.set(JSON.stringify(ids), asker.path);
  }
  const repairs = new Map<string, readonly EditOperation[]>();
  const reasons = new Map<string, string>();
  for (const [path, all] of askers) {
    const content = layout.contents.get(path);
    const config = content && imageConfigIn(content);
    const written = memberAt(memberAt(content?.document?.value, 'rootfs'), 'diff_ids');
    if (config === undefined || !isPlainArray(written)) continue;
    const contradicting = all.find((asker) => contradicts(written, asker));
    if (contradicting === undefined) continue;
    const reason =
      reasonOf(all) ??
      ofOtherImage(images.get(JSON.stringify(written))) ??
      historyReason(config, written, all);
    if (reason !== undefined)
      reasons.set(
        path,
        `The diff IDs in ${path} do not match the layers of ${contradicting.path}, and stay because ${reason}.`,
      );
    else repairs.set(path, corrections(written, all[0]?.layers ?? []));
  }
  return { repairs, reasons };
}

function askerOf(
  layout: Layout,
  { path, document }: LayoutContent,
  at: (path: string) => LayoutContent | undefined,
): Asker {
  const model = document?.model;
  const classification = model && classifyManifest(model, builtInCatalogue);
  if (classification?.verdict !== 'image') return { path, layers: undefined, hasOthers: false };
  const { rootfsLayers } = classification;
  const all = model?.descriptors.filter(({ role }) => role === 'layer') ?? [];
  const targets = new Map(
    layout
      .referencesFrom(path)
      .flatMap(({ descriptor, to }) => (descriptor.role === 'layer' ? [[descriptor.path.at(-1), to]] : [])),
  );
  return {
    path,
    layers: rootfsLayers.map(({ index }) => diffIdsOf(at(targets.get(index) ?? ''))),
    hasOthers: rootfsLayers.length !== all.length,
  };
}

/** The diff IDs that a manifest asks for; undefined where not all are known. */
function idsFor({ layers, hasOthers }: Asker): readonly string[] | undefined {
  const ids = layers?.flatMap(([best]) => best ?? []);
  return hasOthers || ids?.length !== layers?.length ? undefined : ids;
}

/** Tells whether diff IDs are known not to be those of the layers of a manifest. */
function contradicts(written: readonly unknown[], { layers, hasOthers }: Asker): boolean {
  if (layers === undefined) return false;
  return written.length === layers.length ? inPlace(written, layers).length > 0 : !hasOthers;
}

function corrections(
  written: readonly unknown[],
  layers: readonly (readonly string[])[],
): readonly EditOperation[] {
  if (written.length === layers.length) return inPlace(written, layers);
  return [
    set(
      ['rootfs', 'diff_ids'],
      layers.flatMap(([best]) => best ?? []),
    ),
  ];
}

/** By another algorithm, the same content has another digest. What is no digest is that of nothing. */
function inPlace(
  written: readonly unknown[],
  layers: readonly (readonly string[])[],
): readonly EditOperation[] {
  return layers.flatMap((ids, index) => {
    const before = written[index];
    const isDigest = typeof before === 'string' && isValidDigest(before);
    const id = isDigest ? ids.find((each) => algorithmOf(each) === algorithmOf(before)) : ids[0];
    return id === undefined || before === id ? [] : [set(['rootfs', 'diff_ids', index], id)];
  });
}

/** Why it cannot be told of a config which diff IDs it should have. */
function reasonOf(askers: readonly Asker[]): string | undefined {
  const other = askers.find(({ layers }) => layers === undefined);
  if (other !== undefined) return `${other.path} has the same config and is not a container image`;
  const mixed = askers.find(({ hasOthers }) => hasOthers);
  if (mixed !== undefined) return `${mixed.path} also has layers that are not part of the root filesystem`;
  const unknown = askers.find((asker) => idsFor(asker) === undefined);
  if (unknown !== undefined) return `the content of a layer of ${unknown.path} is not known`;
  const lists = new Set(askers.map((asker) => JSON.stringify(idsFor(asker))));
  return lists.size === 1
    ? undefined
    : `${inShort(askers.map(({ path }) => path))} have the same config and different layers`;
}

function ofOtherImage(manifest: string | undefined): string | undefined {
  return manifest && `they are those of the layers of ${manifest}`;
}

/** The history must not describe more or fewer layers than there are. */
function historyReason(
  { history }: ImageConfig,
  written: readonly unknown[],
  [asker]: readonly Asker[],
): string | undefined {
  const entries = history ?? [];
  const layers = asker?.layers?.length ?? 0;
  if (entries.length === 0 || written.length === layers) return undefined;
  const described = entries.filter((entry) => entry?.empty_layer !== true).length;
  return described === layers
    ? undefined
    : `the history describes ${counted(described, 'layer')}, and the manifest has ${layers}`;
}
