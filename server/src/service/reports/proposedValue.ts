import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isRootfsLayerType, wellKnown } from '#schemas/catalogue/mediaTypes';
import type { Kind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { decodeBase64 } from '#schemas/values/base64';
import { digestOf } from '#schemas/values/digest';
import type { JsonValue } from '#service/edits/operations';
import { sizeWithLayers } from '#service/oci/emptyLayer';
import type { DocumentContent } from '#service/oci/documentContent';

/** The value that a missing property has to have, or most probably has; undefined where nothing tells. */
export function proposedValue(context: DocumentContent, path: JsonPath): JsonValue | undefined {
  const name = path.at(-1);
  const owner = path.slice(0, -1);
  if (
    (owner.length > 0 || context.kind === 'descriptor') &&
    (name === 'mediaType' || name === 'digest' || name === 'size')
  ) {
    return ofDescriptor(context, owner, name);
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
 * An artifact without files lists the empty descriptor, since some registries refuse an empty list. Undefined
 * for an image whose config is too large to describe none: its layers were lost.
 */
export function proposedLayers({ classification, descriptors }: DocumentContent): JsonValue | undefined {
  const { mediaType, digest, size } = emptyDescriptor;
  if (classification?.verdict === 'artifact') return [{ mediaType, digest, size }];
  const config = descriptors.find(({ role }) => role === 'config')?.value;
  return (config?.size ?? 0) < sizeWithLayers ? [] : undefined;
}

/** The history of an image config says whether there are layers whose diff IDs are missing. */
function hasLayers({ rawValue }: DocumentContent): boolean {
  const history = rawValue(['history']);
  return (
    Array.isArray(history) &&
    history.some((entry: { empty_layer?: unknown } | null) => entry?.empty_layer !== true)
  );
}

function ofDescriptor(
  context: DocumentContent,
  owner: JsonPath,
  name: 'mediaType' | 'digest' | 'size',
): JsonValue | undefined {
  if (name === 'mediaType') return mediaTypeOf(context, owner);
  const data = bytesOf(context.rawValue([...owner, 'data']));
  if (data !== undefined) return name === 'size' ? data.length : digestOf('sha256', data);
  const digest = context.rawValue([...owner, 'digest']);
  const size = typeof digest === 'string' ? context.catalogue.content(digest)?.size : undefined;
  // Content without a byte is a mistake of its own, which the size would only seal.
  return name === 'size' && size !== 0 ? size : undefined;
}

/** Embedded data beyond this length in base64 is not worth hashing for a proposal; it is meant for small pieces. */
const longestData = 65_536;

function bytesOf(data: unknown): Uint8Array | undefined {
  return typeof data === 'string' && data !== '' && data.length <= longestData
    ? decodeBase64(data)
    : undefined;
}

/** The type that the descriptor's neighbours have, or that its place asks for. */
function mediaTypeOf(
  { kind, model, descriptors, rawValue }: DocumentContent,
  owner: JsonPath,
): string | undefined {
  const [list, index] = owner;
  if (owner.length === 2 && typeof index === 'number') {
    const items = rawValue([list!]) as readonly unknown[];
    const types = new Set(items.flatMap((item) => typeNamedBy(item) ?? []));
    if (types.size === 1) return [...types][0];
    return types.size === 0 && list === 'manifests' ? manifestTypes[kind] : undefined;
  }
  if (list !== 'config') return undefined;
  const artifact = 'artifactType' in model && model.artifactType !== undefined;
  const layers = descriptors.filter(({ role }) => role === 'layer');
  const image =
    !artifact && layers.length > 0 && layers.every(({ value }) => isRootfsLayerType(value.mediaType ?? ''));
  return image ? (kind === 'docker-manifest' ? wellKnown.dockerConfig : wellKnown.ociConfig) : undefined;
}

function typeNamedBy(item: unknown): string | undefined {
  const type = (item as { mediaType?: unknown } | null)?.mediaType;
  return typeof type === 'string' && type !== '' ? type : undefined;
}

const manifestTypes: Partial<Record<Kind, string>> = {
  'image-index': wellKnown.ociManifest,
  'docker-manifest-list': wellKnown.dockerManifest,
};
