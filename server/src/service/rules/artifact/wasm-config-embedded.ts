import { formatPath } from '#schemas/jsonPath';
import { schemaByKind } from '#schemas/kinds';
import { isPlainObject, type PlainObject } from '#schemas/plainData';
import { counted } from '#schemas/prose';
import { encodeBase64 } from '#schemas/values/base64';
import { digestOf, parseDigest } from '#schemas/values/digest';
import { readFoldedKeys } from '#service/document/foldedKeys';
import { checkShape, type ShapeIssue } from '#service/document/shape';
import { parseSyntax } from '#service/document/syntaxTree';
import type { DescriptorView } from '#service/document/views';
import { isExact } from '#service/edits/exactValue';
import { set } from '#service/edits/operations';
import { defineRule, fix, type FixProposal, type Report } from '#service/lint/rule';
import { hasPartOf } from '#service/document/partsOfKind';
import { formOfBytes, soundData } from '#service/oci/contentForm';
import { departureOfDigests, isWasmOs, wasmConfigType, wasmOs } from '#service/oci/wasmConfig';

type Found = Pick<
  Report<'missing' | 'type' | 'architecture' | 'os' | 'count' | 'order' | 'digest'>,
  'message' | 'values' | 'severity'
> & {
  /** The property of the config that is wrong. */
  readonly property: string;
};

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
    type: '{place} in the embedded config must be of type {expected}, not {actual}.',
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
    const config = view === undefined ? undefined : embeddedConfig(view);
    if (view === undefined || config === undefined) return;
    const layers = (model.layers ?? []).map((layer) => layer?.digest ?? '');
    const fixes = correctionOf(view, config, layers);
    for (const { property, ...found } of departures(config, layers))
      yield {
        ...found,
        at: { path: [...view.path, 'data'] },
        fixes: corrected.some((name) => name === property) ? fixes : [],
      };
  },
});

/** The config that a descriptor carries. */
interface EmbeddedConfig {
  /** All that it says, as it is written. */
  readonly written: PlainObject;
  /** What it says in the types of the format, under the names that Go would read. */
  readonly valid: PlainObject;
  readonly issues: readonly ShapeIssue[];
  /** Whether `written` can be written again without losing digits, or one of two members of the same name. */
  readonly isExact: boolean;
}

/** The config that a descriptor carries; undefined for what other rules report, and for content that is not embedded. */
function embeddedConfig({ value }: DescriptorView): EmbeddedConfig | undefined {
  const bytes = soundData(value);
  if (bytes === undefined || formOfBytes(bytes) !== 'json') return undefined;
  const { value: written, duplicates } = parseSyntax(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (!isPlainObject(written) || !hasPartOf('wasm-config', written)) return undefined;
  const schema = schemaByKind['wasm-config'];
  const { value: asGoReads, folded } = readFoldedKeys(written, schema);
  const { valid, issues } = checkShape(asGoReads, schema);
  if (!isPlainObject(valid)) return undefined;
  return {
    written,
    valid,
    issues,
    isExact: duplicates.length === 0 && folded.length === 0 && isExact(written),
  };
}

function* departures({ valid, issues }: EmbeddedConfig, layers: readonly string[]): Iterable<Found> {
  for (const { path, problem, expected, actual } of issues) {
    const property = String(path[0]);
    if (problem === 'missing') yield { property, message: 'missing', values: { name: property } };
    else {
      const values = { place: formatPath(path), expected, actual };
      yield { property, message: 'type', values, severity: 'error' };
    }
  }
  const { architecture, os, layerDigests } = valid;
  if (typeof architecture === 'string' && architecture !== 'wasm')
    yield { property: 'architecture', message: 'architecture', values: { value: architecture } };
  if (typeof os === 'string' && !isWasmOs(os)) yield { property: 'os', message: 'os', values: { value: os } };
  // Before a layer has a digest, there is nothing to compare.
  if (!isTextList(layerDigests) || layers.includes('')) return;
  const departure = departureOfDigests(layerDigests, layers);
  if (departure?.problem === 'count') {
    const digests = counted(layerDigests.length, 'digest');
    const values = { digests, layers: counted(layers.length, 'layer') };
    yield { property: 'layerDigests', message: 'count', values };
  } else if (departure !== undefined) {
    const { problem, index } = departure;
    yield { property: 'layerDigests', message: problem, values: { index, digest: layers[index] ?? '' } };
  }
}

/** Elements of a wrong type are not in the valid part. */
function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** The properties whose values follow from the format and the manifest. */
const corrected = ['architecture', 'os', 'layerDigests'] as const;

/** Embeds the corrected config, with the digest and the size that it has then; nothing where something would be lost. */
function correctionOf(
  { path, value }: DescriptorView,
  { written, isExact: canBeWritten }: EmbeddedConfig,
  layerDigests: readonly string[],
): FixProposal<'correct'>[] {
  if (!canBeWritten || layerDigests.includes('')) return [];
  const { os } = written;
  const content = {
    ...written,
    architecture: 'wasm',
    os: isWasmOs(os) ? os : wasmOs(Boolean(written['component'])),
    layerDigests,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const digest = digestOf(parseDigest(value.digest ?? '')?.algorithm ?? 'sha256', bytes);
  if (digest === undefined) return [];
  return [
    fix('correct', [
      set([...path, 'digest'], digest),
      set([...path, 'size'], bytes.length),
      set([...path, 'data'], encodeBase64(bytes)),
    ]),
  ];
}
