import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { algorithmOf } from '#schemas/values/digest';
import { imageConfigOf } from '#service/layout/imageConfig';
import { pathOfDigest, type Layout, type Uncompressed } from '#service/layout/layout';
import { diffIdRepairs } from '#service/layout/repairs/diffIdRepairs';
import { isSound } from '#service/layout/referredBlobs';
import type { RuleContext } from '#service/lint/context';
import { defineRule, type Report } from '#service/lint/rule';
import { formOfBeginning } from '#service/layout/blobForm';

type Context = RuleContext<'image-manifest' | 'docker-manifest'>;
type Found = Report<'count' | 'compressed' | 'order' | 'plain' | 'order-of-content' | 'stale'>;

/** The config of an image lists the layers that the manifest lists, each by its content before compression. */
export default defineRule({
  id: 'diff-ids-of-layers',
  category: 'layout',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'layout',
  severity: 'error',
  summary: 'The diff IDs in the config of an image do not match the layers of its manifest.',
  source: specificationSection('config.md', 'layer-diffid'),
  messages: {
    count:
      'This manifest has {layers}, but its config has {ids}. Each layer must have one diff ID, in the same order.',
    compressed:
      'The config has the digest of this compressed layer as its diff ID. A diff ID is the digest of the layer’s ' +
      'uncompressed tar archive. Clients that check diff IDs refuse the image.',
    order:
      'The layer at position {position} is not compressed, so its digest is its diff ID, but the config has it at ' +
      'position {other}. Clients that check diff IDs refuse the image.',
    'order-of-content':
      'The config has the diff IDs in another order: this layer is at position {position}, and its diff ID is at ' +
      'position {other}. Clients that check diff IDs refuse the image.',
    stale:
      'The content of this layer before compression has the digest {actual}, but the config has {id} for it. The config ' +
      'was written for another layer. Clients that check diff IDs refuse the image.',
    plain:
      'This layer is not compressed, so its diff ID is {actual}, but the config has {id} for it. Clients that check ' +
      'diff IDs refuse the image.',
  },
  repairs: ['diff-ids'],
  *check(context) {
    const { layout, classification, model } = context;
    if (layout === undefined || classification?.verdict !== 'image') return;
    const config = model.config?.digest;
    const ids = imageConfigOf(layout.layout, config)?.rootfs?.diff_ids;
    if (ids === undefined) return;
    const { rootfsLayers, otherLayers } = classification;
    if (rootfsLayers.length !== ids.length) {
      // Layers of other types are no part of the root filesystem, and may have a diff ID or not.
      const isOpen = otherLayers.length > 0 || hasUnknownLayers(context);
      if (isOpen) return;
      yield {
        message: 'count',
        at: { path: ['layers'], part: 'key' },
        values: { layers: counted(rootfsLayers.length, 'layer'), ids: counted(ids.length, 'diff ID') },
        ...repairOf(layout.layout, config),
      };
      return;
    }
    const known = new DiffIds(ids);
    let isOrderTold = false;
    for (const [position, { index }] of rootfsLayers.entries()) {
      const digest = model.layers?.[index]?.digest;
      const found = digest === undefined ? undefined : layerReport(layout.layout, digest, position, known);
      if (found === undefined) continue;
      // One layer that is elsewhere is never alone.
      const isOrder = found.message === 'order' || found.message === 'order-of-content';
      if (isOrder && isOrderTold) continue;
      isOrderTold ||= isOrder;
      yield { ...found, at: { path: ['layers', index, 'digest'] }, ...repairOf(layout.layout, config) };
    }
  },
});

function repairOf(layout: Layout, config: string | undefined): Pick<Found, 'repair'> {
  return diffIdRepairs(layout).has(pathOfDigest(config) ?? '') ? { repair: 'diff-ids' } : {};
}

/** Whether there are layers of which is not known what they are. */
function hasUnknownLayers({ model, classification }: Context): boolean {
  const known = (classification?.rootfsLayers.length ?? 0) + (classification?.otherLayers.length ?? 0);
  return (model.layers ?? []).length !== known;
}

/** The diff IDs of a config. */
class DiffIds {
  readonly ids: readonly (string | undefined)[];
  #positions: Map<string | undefined, number> | undefined;

  constructor(ids: readonly (string | undefined)[]) {
    this.ids = ids;
  }

  /** Where a diff ID is for the first time, counted from 0. Mostly nobody asks. */
  positionOf(digest: string): number | undefined {
    if (this.#positions === undefined) {
      this.#positions = new Map();
      for (const [position, id] of this.ids.entries())
        if (!this.#positions.has(id)) this.#positions.set(id, position);
    }
    return this.#positions.get(digest);
  }
}

function layerReport(
  layout: Layout,
  digest: string,
  position: number,
  known: DiffIds,
): Omit<Found, 'at'> | undefined {
  const blob = layout.blob(digest);
  const id = known.ids[position];
  if (blob === undefined || id === undefined || !isSound(blob)) return undefined;
  const form = formOfBeginning(blob);
  if (form === 'gzip' || form === 'zstd')
    return id === digest ? { message: 'compressed' } : contentReport(blob.uncompressed, position, known, id);
  if (form !== 'tar' || id === digest) return undefined;
  // By another algorithm, the same content has another digest.
  if (algorithmOf(id) !== algorithmOf(digest)) {
    const found = contentReport(blob.uncompressed, position, known, id);
    return found?.message === 'stale' ? { ...found, message: 'plain' } : found;
  }
  const other = known.positionOf(digest);
  return other === undefined
    ? { message: 'plain', values: { actual: digest, id } }
    : { message: 'order', values: { position: position + 1, other: other + 1 } };
}

/** What is wrong with the diff ID of a compressed layer, if its content is known. */
function contentReport(
  content: Uncompressed | undefined,
  position: number,
  known: DiffIds,
  id: string,
): Omit<Found, 'at'> | undefined {
  if (content === undefined || 'problem' in content || id === content.digest) return undefined;
  // The content is known by one algorithm only.
  if (algorithmOf(id) !== algorithmOf(content.digest)) return undefined;
  const other = known.positionOf(content.digest);
  return other === undefined
    ? { message: 'stale', values: { actual: content.digest, id } }
    : { message: 'order-of-content', values: { position: position + 1, other: other + 1 } };
}
