import { testRule } from '#helpers/ruleTester';

const manifest = (
  configType: string,
  layerType: string,
  artifactType = '',
  config = '"digest": "$1", "size": 469',
) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${artifactType === '' ? '' : `\n  "artifactType": "${artifactType}",`}
  "config": { "mediaType": "${configType}", ${config} },
  "layers": [{ "mediaType": "${layerType}", "digest": "$2", "size": 3422 }]
}
`;
const chart = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const helm = 'application/vnd.cncf.helm.config.v1+json';
const image = 'application/vnd.oci.image.config.v1+json';
const notary = 'application/vnd.cncf.notary.signature';
const emptyType = 'application/vnd.oci.empty.v1+json';
const emptyContent =
  '"digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2';
const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';

testRule('profile-config-type', {
  valid: [
    manifest(helm, chart),
    manifest('application/vnd.example.config.v1+json', 'text/plain'),
    // An artifact of its own may carry a chart.
    manifest('application/vnd.example.config.v1+json', chart),
    manifest(notary, 'application/jose+json'),
    // An image config beside artifactType, and a misspelt type, are findings of their own.
    manifest(image, 'application/jose+json', notary),
    manifest('application/vnd.oci.emtpy.v1+json', 'application/jose+json', notary, emptyContent),
  ],
  invalid: [
    {
      text: manifest(image, chart).replace(`"${image}"`, `«"${image}"»`),
      message: 'refused',
      severity: 'warning',
      fixes: { [`Use the config type "${helm}"`]: manifest(helm, chart) },
    },
    {
      text: manifest(notary, 'application/jose+json', notary).replace(
        `"mediaType": "${notary}"`,
        `"mediaType": «"${notary}"»`,
      ),
      message: 'refused',
      fixes: {
        'Use the empty config': manifest(emptyType, 'application/jose+json', notary, emptyContent),
      },
    },
    {
      text: manifest('MARK', bundle, bundle).replace('"MARK"', '«"application/vnd.example.config.v1+json"»'),
      message: 'unusual',
      severity: 'information',
    },
    // A project's own format, of which two config types are known.
    {
      text: manifest('MARK', 'text/plain', 'application/vnd.example.report').replace(
        '"MARK"',
        '«"application/vnd.example.other.v1+json"»',
      ),
      project: {
        profiles: [
          {
            id: 'report',
            name: 'Example report',
            match: { artifactType: ['application/vnd.example.report'] },
            config: { types: ['application/vnd.example.a.v1+json', 'application/vnd.example.b.v1+json'] },
          },
        ],
      },
      message: 'refused',
      fixes: {},
    },
  ],
});
