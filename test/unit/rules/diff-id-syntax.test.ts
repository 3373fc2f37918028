import { config, marked } from '#helpers/documents';
import { wasmConfig } from '#helpers/documents/wasmConfig';
import { digestOf } from '#helpers/markedText';
import { testRule } from '#helpers/ruleTester';

const layers = (...ids: readonly unknown[]) => config({ rootfs: { type: 'layers', diff_ids: ids } });
const wasmLayers = (...digests: readonly unknown[]) =>
  wasmConfig({ os: 'wasip2', layerDigests: digests, component: { exports: [] } });
const hash = digestOf('1').slice('sha256:'.length);

testRule('diff-id-syntax', {
  valid: [
    layers(),
    layers('$1', '$1'),
    layers('sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564'),
    wasmLayers('$1'),
  ],
  invalid: [
    { text: layers('$1', marked('layer.tar')), message: 'grammar', severity: 'error', fixes: {} },
    { text: layers(marked('sha256:')), message: 'left-out', fixes: {} },
    {
      text: layers(marked(hash)),
      message: 'grammar',
      fixes: { 'Add the algorithm sha256': layers('$1') },
    },
    { text: layers(marked('sha256:abc')), message: 'length' },
    { text: layers(marked(`sha256:${hash.replace('6', 'g')}`)), message: 'characters' },
    {
      text: layers(marked(`sha256:${hash.toUpperCase()}`)),
      message: 'case',
      fixes: { 'Write the digest in lowercase': layers('$1') },
    },
    { text: wasmLayers(marked('sha256:abc')), message: 'length' },
  ],
});
