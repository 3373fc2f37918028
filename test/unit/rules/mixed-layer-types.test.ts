import { testRule } from '#helpers/ruleTester';

const image = (layers: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  ${layers}
}
`;
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;
const encrypted = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip+encrypted", "digest": "$3", "size": 3422 }`;
const wasm = `{ "mediaType": "application/vnd.wasm.content.layer.v1+wasm", "digest": "$4", "size": 91 }`;

testRule('mixed-layer-types', {
  valid: [
    image(`"layers": [${tar}, ${encrypted}]`),
    image(`"layers": [${wasm}]`),
    image(`"layers": []`),
    // An artifact may hold whatever it likes.
    image(`"layers": [${tar}, ${wasm}]`).replace('oci.image.config.v1', 'example.config.v1'),
  ],
  invalid: [
    {
      text: image(`«"layers"»: [${tar}, ${wasm}]`),
      message: 'mixed',
      severity: 'warning',
      fixes: {
        'Keep only the layers of the root filesystem (removes layers[1])': image(`"layers": [${tar}]`),
      },
    },
    { text: image(`«"layers"»: [${wasm}, ${tar}, ${wasm}]`), message: 'mixed' },
  ],
});
