import { testRule } from '#helpers/ruleTester';

const manifest = (configType: string, layers: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "${configType}", "digest": "$1", "size": 469 },
  "layers": [${layers}]
}
`;
const layer = (type: string, digest: string) =>
  `{ "mediaType": ${type}, "digest": "${digest}", "size": 3422 }`;
const helm = 'application/vnd.cncf.helm.config.v1+json';
const chart = '"application/vnd.cncf.helm.chart.content.v1.tar+gzip"';
const provenance = '"application/vnd.cncf.helm.chart.provenance.v1.prov"';
const bundle = '"application/vnd.dev.sigstore.bundle.v0.3+json"';
const withBundles = (layers: string) =>
  manifest('application/vnd.oci.empty.v1+json', layers)
    .replace('"config"', `"artifactType": ${bundle},\n  "config"`)
    .replace(
      '"$1", "size": 469',
      '"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2',
    );
const own = {
  profiles: [
    {
      id: 'example',
      name: 'Example',
      match: { config: ['application/vnd.example.config.v1+json'] },
      layers: [
        { types: ['application/vnd.example.part.v1'], min: 1, max: 1, title: 'first part' },
        { types: ['application/vnd.example.part.v1'], max: 1, title: 'second part' },
        { types: ['application/x-forbidden'], max: 0, title: 'forbidden part' },
      ],
    },
  ],
};
const part = '"application/vnd.example.part.v1"';
const ofExample = (layers: string) => manifest('application/vnd.example.config.v1+json', layers);

testRule('profile-layer-surplus', {
  valid: [
    manifest(helm, `${layer(chart, '$2')}, ${layer(provenance, '$3')}`),
    ofExample(`${layer(part, '$2')}, ${layer(part, '$3')}, ${layer(part, '$4')}`),
    // What the first group has no room for belongs to the second.
    { text: ofExample(`${layer(part, '$2')}, ${layer(part, '$3')}`), project: own },
  ],
  invalid: [
    {
      text: manifest(helm, `${layer(chart, '$2')}, ${layer(`«${chart}»`, '$3')}`),
      message: 'refused',
      severity: 'warning',
      fixes: { 'Keep layers[0] only': manifest(helm, layer(chart, '$2')) },
    },
    {
      text: withBundles(`${layer(bundle, '$2')}, ${layer(`«${bundle}»`, '$3')}`),
      message: 'unusual',
      severity: 'information',
      fixes: { 'Keep layers[0] only': withBundles(layer(bundle, '$2')) },
    },
    // Which of two unfinished layers is to stay is not known yet.
    {
      text: manifest(helm, `${layer(chart, 'sha256:12')}, ${layer(`«${chart}»`, 'sha256:34')}`),
      message: 'refused',
      fixes: {},
    },
    {
      text: ofExample(`${layer(part, '$2')}, ${layer('«"application/x-forbidden"»', '$3')}`),
      project: own,
      message: 'refused',
      fixes: {},
    },
  ],
});
