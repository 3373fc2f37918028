import { image, layer } from '#helpers/documents';
import { outcomeOn } from '#helpers/consumers';
import { testTable } from '#helpers/table';

const wasmLayer = layer({ mediaType: 'application/wasm' });
const componentLayer = layer({
  mediaType: 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm',
});

testTable(
  'what runwasi does with an image',
  ([document, architecture]: readonly [document: string, architecture?: string]) =>
    outcomeOn('runwasi', 'run', document, architecture === undefined ? undefined : { architecture }),
  [
    [[image({ layers: [wasmLayer] }), 'wasm'], 'takes runwasi/module'],
    [[image({ layers: [componentLayer] }), 'wasm'], 'takes runwasi/module'],
    [[image({ layers: [wasmLayer] }), 'amd64'], 'ignores runwasi/architecture'],
    [[image({ layers: [wasmLayer] })], 'perhaps ignores runwasi/architecture, takes runwasi/module'],
    [[image({ layers: [wasmLayer, layer()] }), 'wasm'], 'unpacks runwasi/layers'],
    [
      [image({ layers: [layer({ mediaType: 'application/vnd.wasm.content.layer.v1+wasm' })] }), 'wasm'],
      'ignores runwasi/types',
    ],
    [[image(), 'wasm'], 'unknown'],
  ],
);
