import { testRule } from '#helpers/ruleTester';

const wasmImage = (artifactType: string, config = 'application/vnd.oci.image.config.v1+json') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${artifactType}
  "config": { "mediaType": "${config}", "digest": "$1", "size": 469 },
  "layers": [
    { "mediaType": "application/vnd.bytecodealliance.wasm.component.layer.v0+wasm", "digest": "$2", "size": 3422 }
  ]
}
`;
const own = `
  "artifactType": "application/vnd.bytecodealliance.module.v1+wasm",`;

testRule('artifact-type-with-image-config', {
  valid: [
    wasmImage(''),
    wasmImage(`
  "artifactType": "",`),
    // The third case of the specification's decision tree: a config type of its own beside an artifactType.
    wasmImage(own, 'application/vnd.bytecodealliance.module.config.v1+json'),
    // The converted form of an image, attached to the original.
    wasmImage(`
  "artifactType": "application/vnd.containerd.overlaybd.native.v1+json",`),
  ],
  invalid: [
    {
      text: wasmImage(`
  "artifactType": «"application/vnd.bytecodealliance.module.v1+wasm"»,`),
      message: 'contradiction',
      severity: 'warning',
      fixes: {
        'It is an image: remove artifactType': wasmImage(''),
        'It is an artifact: use the empty config': wasmImage(
          own,
          'application/vnd.oci.empty.v1+json',
        ).replace(
          '"digest": "$1", "size": 469',
          '"digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2',
        ),
        'It is an artifact: use the config type application/vnd.bytecodealliance.module.config.v1+json':
          wasmImage(own, 'application/vnd.bytecodealliance.module.config.v1+json'),
      },
    },
  ],
});
