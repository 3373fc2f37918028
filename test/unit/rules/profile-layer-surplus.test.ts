import { image, imageConfigDescriptor, layer, marked } from '#helpers/documents';
import {
  bundle,
  exampleConfig,
  helm,
  projectWithFormat,
  withArtifactType,
  withConfigType,
} from '#helpers/documents/formats';
import { testRule } from '#helpers/ruleTester';

const part = 'application/vnd.example.part.v1';
const forbidden = 'application/x-forbidden';
const project = projectWithFormat({
  match: { config: [exampleConfig] },
  layers: [
    { types: [part], min: 1, max: 1, title: 'first part' },
    { types: [part], max: 1, title: 'second part' },
    { types: [forbidden], max: 0, title: 'forbidden part' },
  ],
});

testRule('profile-layer-surplus', {
  valid: [
    withConfigType(helm.config, [helm.chart, helm.provenance]),
    withConfigType(exampleConfig, [part, part, part]),
    // What the first group has no room for belongs to the second.
    { text: withConfigType(exampleConfig, [part, part]), project },
  ],
  invalid: [
    {
      text: withConfigType(helm.config, [helm.chart, marked(helm.chart)]),
      message: 'required',
      severity: 'warning',
      fixes: { 'Keep layers[0] only': withConfigType(helm.config, [helm.chart]) },
    },
    {
      text: withArtifactType(bundle, [bundle, marked(bundle)]),
      message: 'unusual',
      severity: 'information',
      fixes: { 'Keep layers[0] only': withArtifactType(bundle, [bundle]) },
    },
    // Which of two unfinished layers to keep is not known yet.
    {
      text: image({
        config: imageConfigDescriptor({ mediaType: helm.config }),
        layers: [
          layer({ mediaType: helm.chart, digest: 'sha256:12' }),
          layer({ mediaType: marked(helm.chart), digest: 'sha256:34' }),
        ],
      }),
      message: 'required',
      fixes: {},
    },
    {
      text: withConfigType(exampleConfig, [part, marked(forbidden)]),
      project,
      message: 'required-none',
      severity: 'warning',
      fixes: {},
    },
  ],
});
