import { image, layer, markedKey } from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const layers = (count: number) => Array.from({ length: count }, () => layer());
const withLayers = (count: number) => image({ layers: undefined, [markedKey('layers')]: layers(count) });

testRule('layer-count', {
  valid: [image({ layers: layers(125) }), image({ config: customConfig(), layers: layers(126) })],
  invalid: [
    { text: withLayers(126), message: 'many', severity: 'warning' },
    { text: withLayers(500), message: 'many' },
    { text: withLayers(501), message: 'most', severity: 'warning' },
  ],
});
