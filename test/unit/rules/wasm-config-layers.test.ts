import type { Members } from '#helpers/documents';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';
import { digestOf } from '#helpers/markedText';

const wasmModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const component = Uint8Array.of(0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0);
const more = Uint8Array.of(...wasmModule, 0, 1, 0);

/** A layout with a Wasm artifact; and what is reported in its config. */
function wasm(
  binaries: readonly Uint8Array[],
  digestsOf: (layers: readonly string[]) => readonly string[],
  members: Members,
  ...findings: readonly string[]
): { files: LayoutFiles; findings: readonly string[] } {
  const draft = new LayoutDraft();
  const layers = binaries.map((binary) => draft.blob('application/wasm', binary));
  const layerDigests = digestsOf(layers.map(({ digest }) => digest));
  const content = { architecture: 'wasm', layerDigests, ...members };
  const config = draft.blob('application/vnd.wasm.config.v0+json', content);
  draft.index([draft.artifact({ layers, manifest: { artifactType: undefined, config } })]);
  return { files: draft.files, findings: findings.map((place) => `${pathOf(config.digest)} ${place}`) };
}

const same = (layers: readonly string[]): readonly string[] => layers;
const [one, two] = [{ os: 'wasip1' }, { os: 'wasip2', component: { exports: [] } }];

const shared = new LayoutDraft();
const config = shared.blob('application/vnd.wasm.config.v0+json', {
  architecture: 'wasm',
  layerDigests: [],
  ...one,
});
shared.index(
  [wasmModule, more].map((binary) =>
    shared.artifact({ layers: [shared.blob('application/wasm', binary)], manifest: { config } }),
  ),
);

testLayoutRule('wasm-config-layers', {
  valid: {
    'a module': wasm([wasmModule], same, one).files,
    'a component': wasm([component], same, two).files,
    'a config that two manifests share': shared.files,
    'bytes that are not Wasm': wasm([new Uint8Array(8)], same, two).files,
  },
  invalid: {
    'a digest too few': {
      ...wasm([wasmModule, more], ([first = '']) => [first], one, 'layerDigests count'),
      fixes: ['use-layers'],
      severity: 'warning',
    },
    'digests in another order': {
      ...wasm([wasmModule, more], (layers) => layers.toReversed(), one, 'layerDigests[0] order'),
      fixes: ['use-layers'],
    },
    'a digest of another layer': {
      ...wasm([wasmModule], () => [digestOf('other')], one, 'layerDigests[0] digest'),
      fixes: ['use-layers'],
    },
    'a component under the os for modules': {
      ...wasm([component], same, { ...two, ...one }, 'os os'),
      fixes: ['set-os'],
    },
    'a component under the os for modules, which is not described': wasm([component], same, one, 'os os'),
    'a module under the os for components': { ...wasm([wasmModule], same, two, 'os os'), fixes: ['set-os'] },
    'a component that is not described': wasm([component], same, { os: 'wasip2' }, 'component no-component'),
    'a module that is described as a component': {
      ...wasm([wasmModule], same, { ...two, ...one }, 'component component'),
      fixes: ['remove'],
    },
  },
});
