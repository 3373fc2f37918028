import { emptyDescriptor, image, imageConfigDescriptor, layer, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const wasmImage = (artifactType?: unknown, config = imageConfigDescriptor()) =>
  image({
    artifactType,
    config,
    layers: [layer({ mediaType: 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm' })],
  });
const moduleType = 'application/vnd.bytecodealliance.module.v1+wasm';
const moduleConfig = imageConfigDescriptor({
  mediaType: 'application/vnd.bytecodealliance.module.config.v1+json',
});

testRule('artifact-type-with-image-config', {
  valid: [
    wasmImage(),
    wasmImage(''),
    // The third case of the specification's decision tree: a config type of its own beside an artifactType.
    wasmImage(moduleType, moduleConfig),
    // The converted form of an image, attached to the original.
    wasmImage('application/vnd.containerd.overlaybd.native.v1+json'),
  ],
  invalid: [
    {
      text: wasmImage(marked(moduleType)),
      message: 'contradiction',
      severity: 'warning',
      fixes: {
        'It is an image: remove artifactType': wasmImage(),
        'It is an artifact: use the empty config': wasmImage(moduleType, emptyDescriptor()),
        'It is an artifact: use the config type application/vnd.bytecodealliance.module.config.v1+json':
          wasmImage(moduleType, moduleConfig),
      },
    },
  ],
});
