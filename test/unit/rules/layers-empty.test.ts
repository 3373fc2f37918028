import { testRule } from '#helpers/ruleTester';

const artifact = (type: string, config: string, layers: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${type}
  "config": ${config},
  "layers": [${layers}]${rest}
}
`;
const empty = `{ "mediaType": "application/vnd.oci.empty.v1+json", "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2 }`;
const custom = `{ "mediaType": "application/vnd.example.config.v1+json", "digest": "$1", "size": 469 }`;
const image = `{ "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }`;
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;

const marked = (text: string) => text.replace('"layers"', '«"layers"»');

testRule('layers-empty', {
  valid: [
    artifact('', image, tar),
    artifact('', custom, empty),
    // A Helm chart lacks its archive, which is said by the rule about layers of known formats.
    artifact('', custom.replace('vnd.example.config', 'vnd.cncf.helm.config'), ''),
  ],
  invalid: [
    {
      text: marked(artifact('', custom, '')),
      message: 'artifact',
      severity: 'information',
      fixes: {
        'Add the empty descriptor as the layer': artifact(
          '',
          custom,
          `
    {
      "mediaType": "application/vnd.oci.empty.v1+json",
      "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
      "size": 2
    }
  `,
        ),
      },
    },
    { text: marked(artifact('', image, '')), message: 'image', severity: 'information' },
    // The config of an image from scratch is small: this one describes layers that are not there.
    { text: marked(artifact('', image.replace('469', '1470'), '')), message: 'described', severity: 'error' },
  ],
});
