import { image, layer } from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { outcomeOn, withDiffIds } from '#helpers/consumers';
import { testTable } from '#helpers/table';

const wasmLayer = layer({ mediaType: 'application/wasm' });
const wasmArtifact = image({
  config: customConfig({ mediaType: 'application/vnd.wasm.config.v0+json' }),
  layers: [wasmLayer],
});
const componentLayer = layer({
  mediaType: 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm',
});

testTable(
  'what runwasi does with an image',
  ([document, architecture, diffIds = 0]: readonly [
    document: string,
    architecture?: string,
    diffIds?: number,
  ]) =>
    outcomeOn(
      'runwasi',
      'run',
      document,
      architecture === undefined ? undefined : { architecture, ...withDiffIds(diffIds) },
    ),
  [
    [[image({ layers: [wasmLayer] }), 'wasm'], 'takes runwasi/module'],
    [[image({ layers: [componentLayer] }), 'wasm'], 'takes runwasi/module'],
    // The command of a Wasm artifact comes from its config or from the pod.
    [[wasmArtifact, 'wasm'], 'perhaps fails runwasi/command, takes runwasi/module'],
    [[image({ layers: [wasmLayer] }), 'amd64'], 'ignores runwasi/architecture'],
    [
      [image({ layers: [wasmLayer] })],
      'perhaps fails runwasi/diff-ids, perhaps ignores runwasi/architecture, takes runwasi/module',
    ],
    // containerd counts the layers of the root filesystem first, and only those.
    [[image({ layers: [wasmLayer] }), 'wasm', 1], 'fails runwasi/diff-ids'],
    [[image({ layers: [wasmLayer, layer()] }), 'wasm', 1], 'unpacks runwasi/layers'],
    [[image({ layers: [wasmLayer, layer()] }), 'wasm', 2], 'fails runwasi/diff-ids'],
    [
      [image({ layers: [layer({ mediaType: 'application/vnd.wasm.content.layer.v1+wasm' })] }), 'wasm'],
      'ignores runwasi/types',
    ],
    [[image(), 'wasm', 1], 'unknown'],
  ],
);
