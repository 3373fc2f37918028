import { marked } from '#helpers/documents';
import {
  bundle,
  exampleConfig,
  helm,
  projectWithFormat,
  sif,
  withArtifactType,
  withConfigType,
} from '#helpers/documents/formats';
import { testRule } from '#helpers/ruleTester';

const model = 'application/vnd.example.model.v1';
const project = projectWithFormat({
  match: { config: [exampleConfig] },
  layers: [{ types: [model], title: 'model' }],
  otherLayers: false,
});

testRule('profile-layer-unknown', {
  valid: [
    withConfigType(sif.config, [sif.layer]),
    // Another rule reports a misspelled type.
    withConfigType(sif.config, ['application/vnd.sylabs.sif.laeyr.v1.sif']),
    // Most formats tolerate other layers.
    withConfigType(helm.config, [helm.chart, 'text/plain']),
    { text: withConfigType(exampleConfig, [model]), project },
    withConfigType(exampleConfig, ['text/plain']),
  ],
  invalid: [
    {
      text: withConfigType(sif.config, [marked('application/octet-stream')]),
      message: 'required',
      severity: 'warning',
      fixes: {
        [`Replace "application/octet-stream" with "${sif.layer}"`]: withConfigType(sif.config, [sif.layer]),
      },
    },
    // The layer of another format may be right, and the config wrong.
    {
      text: withConfigType('application/vnd.cncf.falco.rulesfile.config.v1+json', [
        marked('application/vnd.cncf.falco.plugin.layer.v1+tar.gz'),
      ]),
      message: 'unusual',
      fixes: {},
    },
    { text: withConfigType(sif.config, [sif.layer, marked('text/plain')]), message: 'required', fixes: {} },
    {
      text: withArtifactType(bundle, [bundle, marked('text/plain')]),
      message: 'unusual',
      severity: 'information',
      fixes: {},
    },
    {
      text: withConfigType(exampleConfig, [marked('application/vnd.example.modle.v1')]),
      project,
      message: 'required',
      fixes: {
        [`Replace "application/vnd.example.modle.v1" with "${model}"`]: withConfigType(exampleConfig, [
          model,
        ]),
      },
    },
  ],
});
