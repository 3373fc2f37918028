import { marked } from '#helpers/documents';
import { projectWithFormat, withArtifactType, withConfigType } from '#helpers/documents/formats';
import { testRule } from '#helpers/ruleTester';

const helm = 'application/vnd.cncf.helm.config.v1+json';
const chart = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const sif = 'application/vnd.sylabs.sif.config.v1+json';
const sifLayer = 'application/vnd.sylabs.sif.layer.v1.sif';
const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const example = 'application/vnd.example.config.v1+json';
const model = 'application/vnd.example.model.v1';
const project = projectWithFormat({
  match: { config: [example] },
  layers: [{ types: [model], title: 'model' }],
  otherLayers: false,
});

testRule('profile-layer-unknown', {
  valid: [
    withConfigType(sif, [sifLayer]),
    // Another rule reports a misspelled type.
    withConfigType(sif, ['application/vnd.sylabs.sif.laeyr.v1.sif']),
    // Most formats tolerate other layers.
    withConfigType(helm, [chart, 'text/plain']),
    { text: withConfigType(example, [model]), project },
    withConfigType(example, ['text/plain']),
  ],
  invalid: [
    {
      text: withConfigType(sif, [marked('application/octet-stream')]),
      message: 'refused',
      severity: 'warning',
      fixes: { [`Replace "application/octet-stream" with "${sifLayer}"`]: withConfigType(sif, [sifLayer]) },
    },
    { text: withConfigType(sif, [sifLayer, marked('text/plain')]), message: 'refused', fixes: {} },
    {
      text: withArtifactType(bundle, [bundle, marked('text/plain')]),
      message: 'unusual',
      severity: 'information',
      fixes: {},
    },
    {
      text: withConfigType(example, [marked('application/vnd.example.modle.v1')]),
      project,
      message: 'refused',
      fixes: {
        [`Replace "application/vnd.example.modle.v1" with "${model}"`]: withConfigType(example, [model]),
      },
    },
  ],
});
