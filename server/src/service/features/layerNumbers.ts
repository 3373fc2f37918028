import type { Catalogue } from '#schemas/catalogue/catalogue';
import { counted } from '#schemas/prose';
import { classifyManifest, unpackedLayers } from '#service/oci/classification';
import type { Model } from '#service/document/parsedDocument';
import { validPartOf } from '#service/document/validPart';

/**
 * Which layers of the root filesystem the parts of a document are; layers are counted from 1, the base first. Layers of other
 * types do not count, as they have no diff ID in the config.
 */
export interface LayerNumbers {
  readonly total: number;
  /** Whether the image has layers beside them. */
  readonly hasOthers: boolean;
  /** The number of each layer of the root filesystem by its index in `layers` or `rootfs.diff_ids`. */
  readonly byIndex: ReadonlyMap<number, number>;
  /**
   * For each step of the history the number of the layer that it made, or undefined for a step that made none. Empty
   * when there are not as many steps as layers, because then it is unknown which belong together.
   */
  readonly bySteps: readonly (number | undefined)[];
  /** The index in the history of the step that made a layer, by the layer’s number; empty where `bySteps` is. */
  readonly stepByLayer: ReadonlyMap<number, number>;
}

/** Counts the layers of an image or of its config; undefined for other documents, and where there are no layers. */
export function numberLayers(model: Model, catalogue: Catalogue): LayerNumbers | undefined {
  return model.kind === 'image-config' ? numbersOfConfig(model) : numbersOfManifest(model, catalogue);
}

/** `layer 2 of 5`. */
export function layerName(number: number, { total }: LayerNumbers): string {
  return `layer ${number} of ${total}`;
}

/** The same where nothing says that it is about the root filesystem: `root filesystem layer 2 of 5` beside other layers. */
export function fullLayerName(number: number, layers: LayerNumbers): string {
  return `${layers.hasOthers ? 'root filesystem ' : ''}${layerName(number, layers)}`;
}

/** What a root filesystem consists of: `5 layers, made in 9 steps`. */
export function rootfsSummary({ total, bySteps }: LayerNumbers): string {
  const layers = counted(total, 'layer');
  return bySteps.length === 0 ? layers : `${layers}, made in ${counted(bySteps.length, 'step')}`;
}

function numbersOfManifest(model: Model, catalogue: Catalogue): LayerNumbers | undefined {
  const classification = classifyManifest(model, catalogue);
  const rootfsLayers = unpackedLayers(classification);
  if (rootfsLayers.length === 0) return undefined;
  return {
    total: rootfsLayers.length,
    hasOthers: classification !== undefined && classification.otherLayers.length > 0,
    byIndex: new Map(rootfsLayers.map(({ index }, position) => [index, position + 1])),
    bySteps: [],
    stepByLayer: new Map(),
  };
}

function numbersOfConfig(model: Model): LayerNumbers | undefined {
  const { rootfs, history } = validPartOf(model, 'image-config');
  const diffIds = rootfs?.diff_ids ?? [];
  let layer = 0;
  const bySteps = (history ?? []).map((step) => (step?.empty_layer === true ? undefined : ++layer));
  if (diffIds.length === 0) return undefined;
  const known = layer === diffIds.length ? bySteps : [];
  return {
    total: diffIds.length,
    hasOthers: false,
    byIndex: new Map([...diffIds.keys()].map((index) => [index, index + 1])),
    bySteps: known,
    stepByLayer: new Map(known.flatMap((number, step) => (number === undefined ? [] : [[number, step]]))),
  };
}
