import { counted } from '#schemas/prose';
import { remove, set } from '#service/edits/operations';
import type { LayoutContent, LayoutPlace } from '#service/layout/layout';
import { isSound } from '#service/layout/referredBlobs';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type Report } from '#service/lint/rule';
import { hasAt } from '#schemas/values/bytes';
import { departureOfDigests, isWasmOs } from '#service/oci/wasmConfig';

type Found = Report<
  'count' | 'order' | 'digest' | 'os' | 'no-component' | 'component',
  'use-layers' | 'set-os' | 'remove'
>;

/** The config of a Wasm artifact repeats what its manifest and the first layer say. */
export default defineRule({
  id: 'wasm-config-layers',
  category: 'layout',
  kinds: ['wasm-config'],
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'The config of a Wasm artifact does not agree with the layers of its manifest.',
  source: 'https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/',
  claims: ['runwasi/binary'],
  messages: {
    count: 'layerDigests has {digests}, but the manifest has {layers}.',
    order:
      'layerDigests must have the order of the layers in the manifest, where {digest} is at this position.',
    digest: 'At this position, the manifest has the layer {digest}.',
    os: 'The first layer is {found}, for which the os must be "{right}", not "{said}". {runwasi/binary}',
    'no-component': 'The first layer is a component, so the config must describe it in "component".',
    component: 'The config describes a component, but the first layer is a core module.',
  },
  fixes: {
    'use-layers': 'Use the digests of the layers',
    'set-os': 'Set os to that of the first layer',
    remove: 'Remove "component"',
  },
  *check(context) {
    const { layout } = context;
    // A config that several manifests share can be right for one of them only.
    const manifest = layout === undefined ? undefined : onlyManifestOf(layout);
    if (layout === undefined || manifest === undefined) return;
    const layers = layout.layout
      .referencesFrom(manifest)
      .filter(({ descriptor }) => descriptor.role === 'layer')
      .map(({ descriptor }) => descriptor.value.digest ?? '');
    const digests = digestReport(context, layers);
    if (digests !== undefined) yield digests;
    const binary = binaryOf(layout.layout.blob(layers[0]));
    if (binary !== undefined) yield* binaryReports(context, binary);
  },
});

/** The path of the manifest that has this config, where there is exactly one. */
function onlyManifestOf({ layout, path }: LayoutPlace): string | undefined {
  const owners = layout.referencesTo(path).filter(({ descriptor }) => descriptor.role === 'config');
  const [first, ...others] = new Set(owners.map(({ from }) => from));
  return others.length === 0 ? first : undefined;
}

function digestReport({ model }: RuleContext<'wasm-config'>, layers: readonly string[]): Found | undefined {
  const digests = model.layerDigests;
  if (digests === undefined) return undefined;
  const fixes = [fix('use-layers', set(['layerDigests'], layers))];
  const departure = departureOfDigests(digests, layers);
  if (departure === undefined) return undefined;
  if (departure.problem === 'count') {
    const values = { digests: counted(digests.length, 'digest'), layers: counted(layers.length, 'layer') };
    return { message: 'count', at: { path: ['layerDigests'], part: 'key' }, values, fixes };
  }
  const { problem, index } = departure;
  const values = { digest: layers[index] ?? '' };
  return { message: problem, at: { path: ['layerDigests', index] }, values, fixes };
}

function* binaryReports(
  { model }: RuleContext<'wasm-config'>,
  binary: 'module' | 'component',
): Iterable<Found> {
  const { os, component } = model;
  const right = binary === 'module' ? 'wasip1' : 'wasip2';
  // Other values have a rule of their own.
  if (isWasmOs(os) && os !== right) {
    yield {
      message: 'os',
      at: { path: ['os'] },
      values: { found: binaryNames[binary], said: os, right },
      fixes: osFixes(right, Boolean(component)),
    };
    return;
  }
  if (binary === 'component' && !component)
    yield { message: 'no-component', at: { path: ['component'] }, absent: ['component'] };
  if (binary === 'module' && component)
    yield {
      message: 'component',
      at: { path: ['component'], part: 'key' },
      fixes: [fix('remove', remove(['component']))],
    };
}

/** The os goes with the description of the component, which nobody can make up. */
function osFixes(os: 'wasip1' | 'wasip2', isDescribed: boolean): NonNullable<Found['fixes']> {
  if (os === 'wasip2') return isDescribed ? [fix('set-os', set(['os'], os))] : [];
  return [fix('set-os', [set(['os'], os), ...(isDescribed ? [remove(['component'])] : [])])];
}

const binaryNames = { module: 'a core module', component: 'a component' } as const;

/** What a WebAssembly binary is by its preamble: the magic number, a version, and the layer, which is 1 for components. */
function binaryOf(blob: LayoutContent | undefined): 'module' | 'component' | undefined {
  const head = blob !== undefined && isSound(blob) ? blob.head : undefined;
  if (head === undefined || !hasAt(head, 0, '\0asm')) return undefined;
  if (hasAt(head, 4, '\x01\0\0\0')) return 'module';
  return hasAt(head, 6, '\x01\0') ? 'component' : undefined;
}
