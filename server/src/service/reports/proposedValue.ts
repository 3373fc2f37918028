import { isRootfsLayerType, wellKnown } from '#schemas/catalogue/mediaTypes';
import type { JsonPath } from '#schemas/jsonPath';
import type { Kind } from '#schemas/kinds';
import { isPlainArray, memberAt } from '#schemas/plainData';
import { valueAt } from '#service/document/shape';
import { decodeBase64 } from '#schemas/values/base64';
import { digestOf } from '#schemas/values/digest';
import type { JsonValue } from '#service/edits/operations';
import type { DocumentContent } from '#service/oci/documentContent';
import { emptyLayers, sizeWithLayers } from '#service/oci/emptyLayer';

/** The value that a missing property must have, or most probably has; undefined where nothing tells. */
export function proposedValue(context: DocumentContent, path: JsonPath): JsonValue | undefined {
  const owner = path.slice(0, -1);
  if (owner.length > 0 || context.kind === 'descriptor') {
    switch (path.at(-1)) {
      case 'mediaType':
        return mediaTypeOf(context, owner);
      case 'digest':
        return digestOfData(context, owner);
      case 'size':
        return sizeOf(context, owner);
    }
  }
  switch (path.join('.')) {
    case 'schemaVersion':
      return 2;
    case 'mediaType':
      return context.kind === 'artifact-manifest' ? wellKnown.ociArtifactManifest : undefined;
    case 'layers':
      return proposedLayers(context);
    case 'manifests':
      return [];
    case 'imageLayoutVersion':
      return '1.0.0';
    case 'rootfs.type':
      return 'layers';
    case 'rootfs.diff_ids':
      return hasLayers(context) ? undefined : [];
    case 'rootfs':
      return hasLayers(context) ? undefined : { type: 'layers', diff_ids: [] };
    case 'architecture':
      return context.kind === 'wasm-config' ? 'wasm' : undefined;
    default:
      return undefined;
  }
}

/**
 * An artifact without files lists the empty descriptor, because some registries refuse an empty list. Undefined
 * for an image whose config is too large for an image without layers: its layers were lost.
 */
export function proposedLayers({
  classification,
  descriptors,
}: DocumentContent): readonly JsonValue[] | undefined {
  if (classification?.verdict === 'artifact') return emptyLayers;
  const config = descriptors.find(({ role }) => role === 'config')?.value;
  return (config?.size ?? 0) < sizeWithLayers ? [] : undefined;
}

/** Where an image config tells of layers whose diff IDs are missing: in its history, or under another name. */
function hasLayers({ rawValue }: DocumentContent): boolean {
  const history = rawValue(['history']);
  if (Array.isArray(history) && history.some((entry) => valueAt(entry, ['empty_layer']) !== true))
    return true;
  return placesOfLayers.some((path) => rawValue(path) !== undefined);
}

const placesOfLayers: readonly JsonPath[] = [
  ['layers'],
  ['diff_ids'],
  ['layerDigests'],
  ['rootfs', 'layers'],
  ['config', 'rootfs'],
  ['config', 'diff_ids'],
];

function digestOfData({ rawValue }: DocumentContent, owner: JsonPath): string | undefined {
  const data = bytesOf(rawValue([...owner, 'data']));
  return data && digestOf('sha256', data);
}

function sizeOf({ rawValue, catalogue }: DocumentContent, owner: JsonPath): number | undefined {
  const data = bytesOf(rawValue([...owner, 'data']));
  if (data !== undefined) return data.length;
  const digest = rawValue([...owner, 'digest']);
  const size = typeof digest === 'string' ? catalogue.content(digest)?.size : undefined;
  // Empty content is a mistake of its own, and a size of 0 would hide it.
  return size === 0 ? undefined : size;
}

/** Embedded data beyond this length in base64 is not worth hashing for a proposal; it is meant for small pieces. */
const longestData = 65_536;

function bytesOf(data: unknown): Uint8Array | undefined {
  return typeof data === 'string' && data !== '' && data.length <= longestData
    ? decodeBase64(data)
    : undefined;
}

/** The type that the descriptor’s neighbors have, or that its place requires. */
function mediaTypeOf(context: DocumentContent, owner: JsonPath): string | undefined {
  const [list, index] = owner;
  if (list === 'config') return configTypeOf(context);
  if (list === undefined || typeof index !== 'number' || owner.length > 2) return undefined;
  const types = typesNamedIn(context.rawValue([list]));
  const [type] = types;
  if (types.size === 1) return type;
  return types.size === 0 && list === 'manifests' ? manifestTypes[context.kind] : undefined;
}

/** The type of an image config, if all layers belong to a root filesystem. None of the well-known contents is one. */
function configTypeOf({
  kind,
  model,
  descriptors,
  catalogue,
  rawValue,
}: DocumentContent): string | undefined {
  const digest = rawValue(['config', 'digest']);
  if (typeof digest === 'string' && catalogue.content(digest) !== undefined) return undefined;
  if ('artifactType' in model && model.artifactType !== undefined) return undefined;
  const layers = descriptors.filter(({ role }) => role === 'layer');
  const isImage = layers.length > 0 && layers.every(({ value }) => isRootfsLayerType(value.mediaType ?? ''));
  if (!isImage) return undefined;
  return kind === 'docker-manifest' ? wellKnown.dockerConfig : wellKnown.ociConfig;
}

const typesByList = new WeakMap<readonly unknown[], ReadonlySet<string>>();

/** The media types that the entries of a list have; kept, since each entry without one asks for them. */
function typesNamedIn(list: unknown): ReadonlySet<string> {
  if (!isPlainArray(list)) return new Set();
  let types = typesByList.get(list);
  if (types === undefined) {
    const named = list.map((item) => memberAt(item, 'mediaType'));
    types = new Set(named.filter((type): type is string => typeof type === 'string' && type !== ''));
    typesByList.set(list, types);
  }
  return types;
}

const manifestTypes: Partial<Record<Kind, string>> = {
  'image-index': wellKnown.ociManifest,
  'docker-manifest-list': wellKnown.dockerManifest,
};
