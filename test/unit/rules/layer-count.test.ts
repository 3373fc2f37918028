import { image, layer, markedKey } from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const layers = (count: number) => Array.from({ length: count }, () => layer());

testRule('layer-count', {
  valid: [image({ layers: layers(125) }), image({ config: customConfig(), layers: layers(126) })],
  invalid: [
    {
      text: image({ layers: undefined, [markedKey('layers')]: layers(126) }),
      message: 'many',
      severity: 'warning',
    },
  ],
});
