import { isPlainObject, type PlainObject } from '#schemas/plainData';
import { counted } from '#schemas/prose';
import { encodeBase64 } from '#schemas/values/base64';
import { sha256DigestOf } from '#schemas/values/digest';
import { set } from '#service/edits/operations';
import { defineRule, fix, type Report } from '#service/lint/rule';
import { formOfBytes, soundData, valueOfJson } from '#service/oci/contentForm';
import { departureOfDigests, isWasmOs, wasmConfigType, wasmOs } from '#service/oci/wasmConfig';

type Found = Pick<
  Report<'missing' | 'architecture' | 'os' | 'count' | 'order' | 'digest'>,
  'message' | 'values'
>;

/** The config of a Wasm artifact is small, so that tools embed it, and it repeats what the manifest says. */
export default defineRule({
  id: 'wasm-config-embedded',
  category: 'artifact',
  kinds: ['image-manifest'],
  onlyWith: 'embedded-data',
  severity: 'warning',
  summary:
    'The embedded config of a Wasm artifact does not follow its format or does not agree with the layers.',
  source: 'https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/',
  claims: ['runwasi/architecture', 'runwasi/binary'],
  messages: {
    missing: 'The embedded config lacks {name}, which the config of a Wasm artifact must have.',
    architecture:
      'The architecture of a Wasm artifact must be "wasm", but the embedded config says "{value}". {runwasi/architecture}',
    os:
      'The os of a Wasm artifact must be "wasip1" for a core module or "wasip2" for a component, but the embedded config ' +
      'says "{value}".',
    count: 'layerDigests in the embedded config has {digests}, but the manifest has {layers}.',
    order: 'layerDigests in the embedded config does not have the order of the layers.',
    digest: 'layerDigests in the embedded config does not contain the digest of layers[{index}], {digest}.',
  },
  fixes: { correct: 'Correct the embedded config, with its digest and size' },
  *check({ model, descriptors, classification }) {
    if (classification?.configType !== wasmConfigType) return;
    const view = descriptors.find(({ role }) => role === 'config');
    const config = view === undefined ? undefined : embeddedObject(view.value);
    if (view === undefined || config === undefined) return;
    const layers = (model.layers ?? []).map((layer) => layer?.digest ?? '');
    const fixes = layers.includes('')
      ? []
      : [fix('correct', replaceContent(view.path, corrected(config, layers)))];
    for (const found of departures(config, layers))
      yield { ...found, at: { path: [...view.path, 'data'] }, fixes };
  },
});

/** The object that a descriptor carries; undefined for what other rules report, and for content that is not embedded. */
function embeddedObject(descriptor: Parameters<typeof soundData>[0]): PlainObject | undefined {
  const bytes = soundData(descriptor);
  const value = bytes !== undefined && formOfBytes(bytes) === 'json' ? valueOfJson(bytes) : undefined;
  const isConfig = isPlainObject(value) && required.some((name) => value[name] !== undefined);
  return isConfig ? value : undefined;
}

const required = ['architecture', 'os', 'layerDigests'] as const;

function* departures(config: PlainObject, layers: readonly string[]): Iterable<Found> {
  for (const name of required) if (config[name] === undefined) yield { message: 'missing', values: { name } };
  const { architecture, os, layerDigests } = config;
  if (typeof architecture === 'string' && architecture !== 'wasm')
    yield { message: 'architecture', values: { value: architecture } };
  if (typeof os === 'string' && !isWasmOs(os)) yield { message: 'os', values: { value: os } };
  // Before a layer has a digest, there is nothing to compare.
  if (!Array.isArray(layerDigests) || layers.includes('')) return;
  const digests = layerDigests.map((digest: unknown) => (typeof digest === 'string' ? digest : undefined));
  const departure = departureOfDigests(digests, layers);
  if (departure?.problem === 'count') {
    const values = { digests: counted(digests.length, 'digest'), layers: counted(layers.length, 'layer') };
    yield { message: 'count', values };
  } else if (departure !== undefined) {
    const { problem, index } = departure;
    yield { message: problem, values: { index, digest: layers[index] ?? '' } };
  }
}

function corrected(config: PlainObject, layerDigests: readonly string[]): PlainObject {
  const os = isWasmOs(config['os']) ? config['os'] : wasmOs(Boolean(config['component']));
  return { ...config, architecture: 'wasm', os, layerDigests };
}

/** Embeds other content in a descriptor, with the digest and the size that it has then. */
function replaceContent(path: readonly (string | number)[], content: PlainObject) {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return [
    set([...path, 'digest'], sha256DigestOf(bytes)),
    set([...path, 'size'], bytes.length),
    set([...path, 'data'], encodeBase64(bytes)),
  ];
}
