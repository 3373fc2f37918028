import type { JsonPath } from '#schemas/jsonPath';
import { counted } from '#schemas/prose';
import { parseDigest } from '#schemas/values/digest';
import { set } from '#service/edits/operations';
import { imageConfigOf } from '#service/layout/imageConfig';
import { digestOfPath, indexFile, type Layout } from '#service/layout/layout';
import { indexEntries, savedImages, type SavedImage } from '#service/layout/savedImages';
import { defineRule, fix, type Report } from '#service/lint/rule';
import { blobPath } from '#service/oci/blobPath';
import { formOfBytes } from '#service/oci/contentForm';

type Found = Report<'missing' | 'outside' | 'count' | 'order' | 'layers' | 'unlisted', 'use-layers'>;

/** A layout that `docker save` wrote describes its images twice, and tools read one of the two descriptions. */
export default defineRule({
  id: 'docker-save-manifest',
  category: 'layout',
  kinds: ['docker-save'],
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'The file manifest.json of a layout does not agree with its index and blobs.',
  source: 'https://docs.docker.com/reference/cli/docker/image/save/',
  claims: [
    'docker-classic/loads-manifest-json',
    'docker-classic/load-layer-count',
    'docker-classic/load-diff-id',
    'containerd/reads-index',
  ],
  messages: {
    missing: 'The layout does not have {path}. {docker-classic/loads-manifest-json}',
    outside:
      'The path "{path}" leads out of the layout, and was not read. This file can name only files in the layout.',
    count: 'Layers has {layers}, but the config of the image has {ids}. {docker-classic/load-layer-count}',
    order: 'Layers has the layers of the image in the wrong order. {docker-classic/load-diff-id}',
    layers: 'Layers does not have the layers of the image. {docker-classic/load-diff-id}',
    unlisted:
      'index.json does not lead to an image with this config. Tools that read index.json find a different image ' +
      'than those that read this file.',
  },
  fixes: { 'use-layers': 'Use the layers of the image' },
  *check({ layout, rawValue }) {
    if (layout === undefined) return;
    for (const image of savedImages(layout.layout, rawValue([]))) {
      yield* pathReports(layout.layout, image);
      if (isUnlisted(layout.layout, image))
        yield { message: 'unlisted', at: { path: [image.index, 'Config'] } };
    }
  },
});

function* pathReports(layout: Layout, image: SavedImage): Iterable<Found> {
  const { index, config, layers } = image;
  const ofConfig = config === undefined ? undefined : pathReport(layout, config, [index, 'Config']);
  if (ofConfig !== undefined) yield ofConfig;
  const ofLayers = layers.flatMap(
    (path, position) => pathReport(layout, path, [index, 'Layers', position]) ?? [],
  );
  const found = layerReport(layout, image);
  // A layer that is not there is not the one of the image either. What says so first gets the fix.
  const [first, ...others] = found?.message === 'count' ? [] : ofLayers;
  if (first !== undefined) yield { ...first, ...(found?.fixes && { fixes: found.fixes }) };
  yield* first === undefined ? ofLayers : others;
  if (found !== undefined && first === undefined) yield found;
}

/** A path that leads out of the layout, or to nothing in it. Nothing is read there. */
function pathReport(layout: Layout, path: string, place: JsonPath): Found | undefined {
  const at = { path: place };
  const values = { path };
  if (leadsOut(path)) return { message: 'outside', at, values };
  return isAbsent(layout, path) ? { message: 'missing', at, values } : undefined;
}

/** Tells whether a path leads out of the folder that it begins in, on any system. */
function leadsOut(path: string): boolean {
  if (/^(?:[\\/]|[A-Za-z]:)/.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[\\/]/)) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}

/** Whether a path leads to nothing. Of folders other than those of blobs, a layout knows no files. */
function isAbsent({ contents }: Layout, path: string): boolean {
  const isKnown = !path.includes('/') || digestOfPath(path) !== undefined;
  return isKnown && !contents.has(path);
}

/** Compares the layers with those of the manifest, and with the diff IDs, which are the names of layers as they are saved. */
function layerReport(layout: Layout, { index, config, layers, manifests }: SavedImage): Found | undefined {
  const ids = imageConfigOf(layout, digestOfPath(config ?? ''))?.rootfs?.diff_ids;
  if (ids === undefined) return undefined;
  const lists = manifests.map((manifest) => layersOf(layout, manifest));
  const at = { path: [index, 'Layers'] };
  const right = lists.length === 1 ? lists[0] : undefined;
  const fixes = right?.length === ids.length ? [fix('use-layers', set(at.path, right))] : [];
  if (layers.length !== ids.length) {
    const values = { layers: counted(layers.length, 'layer'), ids: counted(ids.length, 'diff ID') };
    return { message: 'count', at, values, fixes };
  }
  const candidates = [...lists, ids.map((id) => pathOf(id ?? ''))];
  if (candidates.some((list) => isSame(list, layers))) return undefined;
  if (candidates.some((list) => isSame(list.toSorted(), layers.toSorted())))
    return { message: 'order', at, fixes };
  // A layer that is compressed may be any of the image, unless a manifest says which.
  const isCertain = lists.length > 0 || layers.every((path) => isTar(layout, path));
  return isCertain ? { message: 'layers', at, fixes } : undefined;
}

function layersOf(layout: Layout, manifest: string): readonly string[] {
  return layout
    .referencesFrom(manifest)
    .filter(({ descriptor }) => descriptor.role === 'layer')
    .map(({ to }) => to);
}

function isTar({ contents }: Layout, path: string): boolean {
  const head = contents.get(path)?.head;
  return head !== undefined && formOfBytes(head) === 'tar';
}

/** Whether the index leads to images, all of which are known, and to none with this config. */
function isUnlisted(layout: Layout, { config, entries }: SavedImage): boolean {
  if (config === undefined || !layout.contents.has(config) || entries.length > 0) return false;
  return indexEntries(layout).length > 0 && !lacksManifests(layout);
}

function lacksManifests(layout: Layout): boolean {
  return [indexFile, ...layout.reached].some((path) =>
    layout
      .referencesFrom(path)
      .some(({ to, descriptor }) => descriptor.role === 'manifest' && !layout.contents.has(to)),
  );
}

function pathOf(digest: string): string {
  const parsed = parseDigest(digest);
  return parsed === undefined ? digest : blobPath(parsed);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
