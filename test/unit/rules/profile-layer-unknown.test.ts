import { testRule } from '#helpers/ruleTester';

const manifest = (configType: string, ...layerTypes: string[]) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "${configType}", "digest": "$1", "size": 469 },
  "layers": [${layerTypes.map((type, index) => `{ "mediaType": ${type}, "digest": "$${index + 2}", "size": 3422 }`).join(', ')}]
}
`;
const sif = 'application/vnd.sylabs.sif.config.v1+json';
const sifLayer = '"application/vnd.sylabs.sif.layer.v1.sif"';
const config = 'application/vnd.example.config.v1+json';
const own = {
  profiles: [
    {
      id: 'example',
      name: 'Example',
      match: { config: [config] },
      layers: [{ types: ['application/vnd.example.model.v1'], title: 'model' }],
      otherLayers: false,
    },
  ],
};
const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const withBundle = (...layerTypes: string[]) =>
  manifest('application/vnd.oci.empty.v1+json', ...layerTypes)
    .replace('"config"', `"artifactType": "${bundle}",\n  "config"`)
    .replace(
      '"$1", "size": 469',
      '"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2',
    );

testRule('profile-layer-unknown', {
  valid: [
    manifest(sif, sifLayer),
    // A misspelt type is a finding of its own.
    manifest(sif, '"application/vnd.sylabs.sif.laeyr.v1.sif"'),
    // Most formats tolerate other layers.
    manifest(
      'application/vnd.cncf.helm.config.v1+json',
      '"application/vnd.cncf.helm.chart.content.v1.tar+gzip"',
      '"text/plain"',
    ),
    { text: manifest(config, '"application/vnd.example.model.v1"'), project: own },
    manifest(config, '"text/plain"'),
  ],
  invalid: [
    {
      text: manifest(sif, '«"application/octet-stream"»'),
      message: 'refused',
      severity: 'warning',
      fixes: {
        'Replace "application/octet-stream" by "application/vnd.sylabs.sif.layer.v1.sif"': manifest(
          sif,
          sifLayer,
        ),
      },
    },
    { text: manifest(sif, sifLayer, '«"text/plain"»'), message: 'refused', fixes: {} },
    {
      text: withBundle(`"${bundle}"`, '«"text/plain"»'),
      message: 'unusual',
      severity: 'information',
      fixes: {},
    },
    {
      text: manifest(config, '«"application/vnd.example.modle.v1"»'),
      project: own,
      message: 'refused',
      fixes: {
        'Replace "application/vnd.example.modle.v1" by "application/vnd.example.model.v1"': manifest(
          config,
          '"application/vnd.example.model.v1"',
        ),
      },
    },
  ],
});
