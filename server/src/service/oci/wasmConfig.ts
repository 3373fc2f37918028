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
  const layer = onlyLayer(model);
  if (layer === undefined) return undefined;
  const { mediaType, digest } = layer;
  const config = set(['config'], moduleConfig(model, digest));
  if (mediaType === runwasiLayerType && says('module', model, undefined))
    return [set(['layers', 0, 'mediaType'], wasmLayerType), config];
  return mediaType === wasmLayerType ? [config] : undefined;
}

/**
 * The operations that fill in the config of a core Wasm module in the CNCF format, whose content is embedded. Undefined unless
 * the manifest has such a config and exactly one Wasm layer, and where it says that this is a component.
 */
export function fillInWasmModuleConfig({
  model,
}: Pick<DocumentContent, 'model'>): readonly EditOperation[] | undefined {
  const layer = onlyLayer(model);
  if (
    layer?.mediaType !== wasmLayerType ||
    memberAt(memberAt(model, 'config'), 'mediaType') !== wasmConfigType
  )
    return undefined;
  const { digest, size, data } = moduleConfig(model, layer.digest);
  return [
    set(['config', 'digest'], digest),
    set(['config', 'size'], size, ['mediaType', 'digest']),
    set(['config', 'data'], data),
  ];
}

const wasmMagic = [0x00, 0x61, 0x73, 0x6d];

/**
 * Tells whether a Wasm binary is a component, by its first bytes: behind the magic and the version, it has 1 where a core
 * module has 0 (component-model, design/mvp/Binary.md, "Component Definitions").
 */
export function isWasmComponent(head: Uint8Array): boolean {
  return wasmMagic.every((byte, index) => head[index] === byte) && head[6] === 1 && head[7] === 0;
}

/** The only layer of a manifest, with a digest; undefined for what is called a component. */
function onlyLayer(
  model: DocumentContent['model'],
): { readonly mediaType: unknown; readonly digest: string } | undefined {
  if (!('layers' in model) || !Array.isArray(model.layers) || model.layers.length !== 1) return undefined;
  const layer: unknown = model.layers[0];
  const digest = memberAt(layer, 'digest');
  if (typeof digest !== 'string' || !isOrdinaryDigest(digest) || says('component', model, layer))
    return undefined;
  return { mediaType: memberAt(layer, 'mediaType'), digest };
}

function moduleConfig(model: unknown, digest: string) {
  const created = memberAt(memberAt(model, 'annotations'), wellKnownAnnotations.created);
  const content = {
    ...(typeof created === 'string' && isDateTime(created) && { created }),
    architecture: 'wasm',
    os: 'wasip1',
    layerDigests: [digest],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return {
    mediaType: wasmConfigType,
    digest: sha256DigestOf(bytes),
    size: bytes.length,
    data: encodeBase64(bytes),
  };
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
