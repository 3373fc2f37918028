import { testRule } from '#helpers/ruleTester';

const manifest = (configType: string, layerTypes: readonly string[]) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "${configType}", "digest": "$1", "size": 469 },
  "layers": [${layerTypes.map((type, index) => `{ "mediaType": "${type}", "digest": "$${index + 2}", "size": 3422 }`).join(', ')}]
}
`;
const marked = (text: string) => text.replace('"layers"', '«"layers"»');
const helm = 'application/vnd.cncf.helm.config.v1+json';
const chart = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const provenance = 'application/vnd.cncf.helm.chart.provenance.v1.prov';
const devContainer = 'application/vnd.devcontainers';
const own = {
  profiles: [
    {
      id: 'pair',
      name: 'Example pair',
      match: { config: ['application/vnd.example.pair.v1+json'] },
      layers: [{ types: ['application/vnd.example.half.v1'], min: 2, max: 2, title: 'half' }],
    },
  ],
};
const pair = 'application/vnd.example.pair.v1+json';
const half = 'application/vnd.example.half.v1';

testRule('profile-layer-missing', {
  valid: [
    manifest(helm, [chart]),
    manifest(helm, [provenance, chart]),
    // Helm still reads what versions before 3.7 wrote.
    manifest(helm, ['application/tar+gzip']),
    // A misspelt type is a finding of its own, and so is one that is missing.
    manifest(helm, ['application/vnd.cncf.helm.chart.content.v1.tar+gz']),
    manifest(helm, ['application/octet-stream']).replace('"mediaType": "application/octet-stream", ', ''),
    // What a strict format does not know is a finding of its own.
    manifest('application/vnd.sylabs.sif.config.v1+json', ['application/octet-stream']),
    manifest('application/vnd.example.config.v1+json', []),
    { text: manifest(pair, [half, half]), project: own },
    // Without the project's file nobody knows the format.
    manifest(pair, [half]),
  ],
  invalid: [
    {
      text: marked(manifest(helm, ['application/octet-stream'])),
      message: 'refused',
      severity: 'warning',
      fixes: { [`Give layers[0] the type "${chart}"`]: manifest(helm, [chart]) },
    },
    { text: marked(manifest(helm, [])), message: 'refused', fixes: {} },
    {
      text: marked(manifest(helm, ['text/plain', 'application/octet-stream'])),
      message: 'refused',
      fixes: {},
    },
    {
      text: marked(manifest(devContainer, ['application/octet-stream'])),
      message: 'unusual',
      severity: 'information',
      fixes: {
        'Give layers[0] the type "application/vnd.devcontainers.layer.v1+tar"': manifest(devContainer, [
          'application/vnd.devcontainers.layer.v1+tar',
        ]),
      },
    },
    {
      text: marked(manifest(pair, [half, 'text/plain'])),
      project: own,
      message: 'refused',
      fixes: { [`Give layers[1] the type "${half}"`]: manifest(pair, [half, half]) },
    },
  ],
});
