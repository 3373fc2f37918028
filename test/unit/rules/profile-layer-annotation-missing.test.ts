import { testRule } from '#helpers/ruleTester';

const signature = (layer: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 233 },
  "layers": [${layer}]
}
`;
const payload =
  '"mediaType": "application/vnd.dev.cosign.simplesigning.v1+json", "digest": "$2", "size": 252';
const key = 'dev.cosignproject.cosign/signature';
const compose = (layer: string) =>
  signature(layer).replace('oci.image.config.v1', 'docker.compose.config.empty.v1');
const file = '{ "mediaType": "application/vnd.docker.compose.file+yaml", "digest": "$3", "size": 20 }';
const envFile = '"mediaType": "application/vnd.docker.compose.envfile", "digest": "$4", "size": 20';

testRule('profile-layer-annotation-missing', {
  valid: [
    signature(`{ ${payload}, "annotations": { "${key}": "MEUCIQ==" } }`),
    compose(`${file}, { ${envFile}, "annotations": { "com.docker.compose.envfile": "x.env" } }`),
    signature('{ "mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "$2", "size": 252 }'),
  ],
  invalid: [
    { text: signature(`«{» ${payload} }`), message: 'refused', severity: 'warning', fixes: {} },
    {
      text: signature(`{ ${payload}, «"annotations"»: {} }, { ${payload}, «"annotations"»: { "a.b": "c" } }`),
      message: 'refused',
    },
    {
      text: signature(`{ ${payload}, "annotations": { «"dev.cosignproject.cosign/signatur"»: "MEUCIQ==" } }`),
      message: 'refused',
      fixes: {
        [`Rename "dev.cosignproject.cosign/signatur" to "${key}"`]: signature(
          `{ ${payload}, "annotations": { "${key}": "MEUCIQ==" } }`,
        ),
      },
    },
    { text: compose(`${file}, «{» ${envFile} }`), message: 'unusual', severity: 'information' },
  ],
});
