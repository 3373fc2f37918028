import { testRule } from '#helpers/ruleTester';

const artifact = (type: string, config: string, layers: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${type}
  "config": ${config},
  "layers": [${layers}]${rest}
}
`;
const typed = (type: string) => `
  "artifactType": ${type},`;
const empty = `{ "mediaType": "application/vnd.oci.empty.v1+json", "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2 }`;
const custom = `{ "mediaType": "application/vnd.example.config.v1+json", "digest": "$1", "size": 469 }`;
const image = `{ "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }`;
const file = `{ "mediaType": "application/vnd.example.file", "digest": "$2", "size": 3422 }`;
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;

const marked = image.replace(
  '"application/vnd.oci.image.config.v1+json"',
  '«"application/vnd.oci.image.config.v1+json"»',
);

testRule('image-config-without-rootfs-layer', {
  valid: [
    artifact('', image, tar),
    artifact('', image, ''),
    artifact('', custom, file),
    // Said by the rule about artifactType.
    artifact(typed('"application/vnd.example.thing.v1"'), image, file),
    // A Helm chart has another config, which is said by the rule about known formats.
    artifact('', image, file.replace('example.file', 'cncf.helm.chart.content.v1.tar+gzip')),
    // cosign signatures and wasm images are made so.
    artifact('', image, file.replace('example.file', 'dev.cosign.simplesigning.v1+json')),
    artifact('', image, file.replace('example.file', 'bytecodealliance.wasm.component.layer.v0+wasm')),
  ],
  invalid: [
    {
      text: artifact('', marked, file),
      message: 'none',
      severity: 'information',
      fixes: {
        'It is an artifact: use the empty config and artifactType application/vnd.example.file': artifact(
          typed('"application/vnd.example.file"'),
          empty,
          file,
        ),
      },
    },
    {
      text: artifact('', marked, `${file}, ${file.replace('example', 'sample')}`),
      message: 'none',
      fixes: {},
    },
  ],
});
