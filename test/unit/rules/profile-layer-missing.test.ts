import { image, imageConfigDescriptor, layer } from '#helpers/documents';
import { exampleConfig, helm, projectWithFormat, sif, withConfigType } from '#helpers/documents/formats';
import { testRule } from '#helpers/ruleTester';

const marked = (text: string) => text.replace('"layers"', '«"layers"»');
const devContainer = 'application/vnd.devcontainers';
const devContainerLayer = 'application/vnd.devcontainers.layer.v1+tar';
const pair = 'application/vnd.example.pair.v1+json';
const half = 'application/vnd.example.half.v1';
const project = projectWithFormat({
  name: 'Example pair',
  match: { config: [pair] },
  layers: [{ types: [half], min: 2, max: 2, title: 'half' }],
});

const emptyOnly = 'application/vnd.example.empty.v1+json';
const projectOfEmpty = projectWithFormat({
  name: 'Example without files',
  match: { config: [emptyOnly] },
  layers: [{ types: ['application/vnd.oci.empty.v1+json'], min: 1, title: 'empty layer' }],
});

testRule('profile-layer-missing', {
  valid: [
    withConfigType(helm.config, [helm.chart]),
    withConfigType(helm.config, [helm.provenance, helm.chart]),
    // Helm still reads what versions before 3.7 wrote.
    withConfigType(helm.config, ['application/tar+gzip']),
    // Other rules report a misspelled type, and one that is missing.
    withConfigType(helm.config, ['application/vnd.cncf.helm.chart.content.v1.tar+gz']),
    image({
      config: imageConfigDescriptor({ mediaType: helm.config }),
      layers: [layer({ mediaType: undefined })],
    }),
    // Another rule reports what a strict format does not know.
    withConfigType(sif.config, ['application/octet-stream']),
    withConfigType(exampleConfig, []),
    { text: withConfigType(pair, [half, half]), project },
    // Without the project file, the format is unknown.
    withConfigType(pair, [half]),
  ],
  invalid: [
    {
      text: marked(withConfigType(helm.config, ['application/octet-stream'])),
      message: 'required',
      severity: 'warning',
      fixes: { [`Give layers[0] the type "${helm.chart}"`]: withConfigType(helm.config, [helm.chart]) },
    },
    { text: marked(withConfigType(helm.config, [])), message: 'required', fixes: {} },
    {
      text: marked(withConfigType(helm.config, ['text/plain', 'application/octet-stream'])),
      message: 'required',
      fixes: {},
    },
    // The layer of another format may be right, and the config wrong.
    { text: marked(withConfigType(helm.config, [sif.layer])), message: 'required', fixes: {} },
    {
      text: marked(withConfigType(devContainer, ['application/octet-stream'])),
      message: 'unusual',
      severity: 'information',
      fixes: {
        [`Give layers[0] the type "${devContainerLayer}"`]: withConfigType(devContainer, [devContainerLayer]),
      },
    },
    {
      text: marked(withConfigType(pair, [half, 'text/plain'])),
      project,
      message: 'required-few',
      severity: 'warning',
      fixes: { [`Give layers[1] the type "${half}"`]: withConfigType(pair, [half, half]) },
    },
    // The content of the layer is not that of the empty descriptor.
    {
      text: marked(withConfigType(emptyOnly, ['text/plain'])),
      project: projectOfEmpty,
      message: 'required',
      fixes: {},
    },
  ],
});
