import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { MediaTypeEntry } from '#schemas/catalogue/mediaTypes';
import { memberAt } from '#schemas/plainData';
import { encodeBase64 } from '#schemas/values/base64';
import { isDateTime } from '#schemas/values/dateTime';
import { isOrdinaryDigest, sha256DigestOf } from '#schemas/values/digest';
import { set, type EditOperation } from '#service/edits/operations';
import type { DocumentContent } from './documentContent';

/** The type of the config of a CNCF Wasm artifact. */
export const wasmConfigType = 'application/vnd.wasm.config.v0+json';

/** The type of the layer of a CNCF Wasm artifact. */
const wasmLayerType = 'application/wasm';

/** The layer of images for runwasi: the same bytes under another type, whether they are a module or a component. */
export const runwasiLayerType = 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm';

/**
 * The operations that make a manifest an artifact in the CNCF format with the config of a core Wasm module, whose content
 * is embedded: all that such a config says is in the manifest. Undefined unless there is exactly one Wasm layer, and for a
 * component, whose config describes its interfaces. A layer for runwasi may be either, so `artifactType` must name a
 * module.
 */
export function useWasmModuleConfig({ model }: DocumentContent): readonly EditOperation[] | undefined {
  if (!('layers' in model) || !Array.isArray(model.layers) || model.layers.length !== 1) return undefined;
  const layer: unknown = model.layers[0];
  const mediaType = memberAt(layer, 'mediaType');
  const digest = memberAt(layer, 'digest');
  if (typeof digest !== 'string' || !isOrdinaryDigest(digest) || says('component', model, layer))
    return undefined;
  if (mediaType === runwasiLayerType && says('module', model, undefined))
    return [set(['layers', 0, 'mediaType'], wasmLayerType), moduleConfig(model, digest)];
  return mediaType === wasmLayerType ? [moduleConfig(model, digest)] : undefined;
}

function moduleConfig(model: unknown, digest: string): EditOperation {
  const created = memberAt(memberAt(model, 'annotations'), wellKnownAnnotations.created);
  const content = {
    ...(typeof created === 'string' && isDateTime(created) && { created }),
    architecture: 'wasm',
    os: 'wasip1',
    layerDigests: [digest],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return set(['config'], {
    mediaType: wasmConfigType,
    digest: sha256DigestOf(bytes),
    size: bytes.length,
    data: encodeBase64(bytes),
  });
}

/**
 * Tells whether a media type is one in whose place its owners want the config of CNCF Wasm artifacts, beside which there is
 * no `artifactType`.
 */
export function asksForWasmConfig(entry: MediaTypeEntry | undefined): boolean {
  return entry?.instead?.includes(wasmConfigType) === true;
}

/** How `layerDigests` of a config departs from the layers of the manifest; undefined where they agree. */
export type DigestDeparture =
  { readonly problem: 'count' } | { readonly problem: 'order' | 'digest'; readonly index: number };

/**
 * Compares the digests in a config with those of the layers, which must be the same in the same order.
 * @param layers the digests of the layers, in the order of the manifest
 */
export function departureOfDigests(
  digests: readonly (string | undefined)[],
  layers: readonly string[],
): DigestDeparture | undefined {
  if (digests.length !== layers.length) return { problem: 'count' };
  const index = layers.findIndex((digest, position) => digest !== digests[position]);
  if (index === -1) return undefined;
  return { problem: layers.every((layer) => digests.includes(layer)) ? 'order' : 'digest', index };
}

/** The os that a config should have where it has none of the two that the format defines. */
export function wasmOs(describesComponent: boolean): 'wasip1' | 'wasip2' {
  return describesComponent ? 'wasip2' : 'wasip1';
}

/** Tells whether an os is one that the format defines. */
export function isWasmOs(os: unknown): os is 'wasip1' | 'wasip2' {
  return os === 'wasip1' || os === 'wasip2';
}

/** Whether the type of the artifact or the title of its layer contains a word. */
function says(word: string, model: unknown, layer: unknown): boolean {
  const title = memberAt(memberAt(layer, 'annotations'), wellKnownAnnotations.title);
  return [memberAt(model, 'artifactType'), title].some(
    (text) => typeof text === 'string' && text.toLowerCase().includes(word),
  );
}
