import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { memberAt } from '#schemas/plainData';
import { encodeBase64 } from '#schemas/values/base64';
import { isDateTime } from '#schemas/values/dateTime';
import { isOrdinaryDigest, sha256DigestOf } from '#schemas/values/digest';
import { set, type EditOperation } from '#service/edits/operations';
import type { DocumentContent } from './documentContent';

/** The type of the config of a CNCF Wasm artifact. */
export const wasmConfigType = 'application/vnd.wasm.config.v0+json';

/**
 * The operation that gives a manifest the config of a core Wasm module, with its content embedded: all that such a config
 * says is in the manifest. Undefined unless there is exactly one wasm layer, and for a component, whose config
 * describes its interfaces.
 */
export function useWasmModuleConfig({ model }: DocumentContent): EditOperation | undefined {
  if (!('layers' in model) || !Array.isArray(model.layers) || model.layers.length !== 1) return undefined;
  const layer: unknown = model.layers[0];
  const mediaType = memberAt(layer, 'mediaType');
  const digest = memberAt(layer, 'digest');
  if (mediaType !== 'application/wasm' || typeof digest !== 'string' || !isOrdinaryDigest(digest))
    return undefined;
  if (saysComponent(model, layer)) return undefined;
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

/** Whether the type of the artifact or the title of its layer names a component. */
function saysComponent(model: unknown, layer: unknown): boolean {
  const title = memberAt(memberAt(layer, 'annotations'), wellKnownAnnotations.title);
  return [memberAt(model, 'artifactType'), title].some(
    (text) => typeof text === 'string' && text.toLowerCase().includes('component'),
  );
}
