import { image, imageConfigDescriptor, layer, marked } from '#helpers/documents';
import { projectWithFormat, withArtifactType, withConfigType } from '#helpers/documents/formats';
import { testRule } from '#helpers/ruleTester';

const helm = 'application/vnd.cncf.helm.config.v1+json';
const chart = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const provenance = 'application/vnd.cncf.helm.chart.provenance.v1.prov';
const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const example = 'application/vnd.example.config.v1+json';
const part = 'application/vnd.example.part.v1';
const forbidden = 'application/x-forbidden';
const project = projectWithFormat({
  match: { config: [example] },
  layers: [
    { types: [part], min: 1, max: 1, title: 'first part' },
    { types: [part], max: 1, title: 'second part' },
    { types: [forbidden], max: 0, title: 'forbidden part' },
  ],
});

testRule('profile-layer-surplus', {
  valid: [
    withConfigType(helm, [chart, provenance]),
    withConfigType(example, [part, part, part]),
    // What the first group has no room for belongs to the second.
    { text: withConfigType(example, [part, part]), project },
  ],
  invalid: [
    {
      text: withConfigType(helm, [chart, marked(chart)]),
      message: 'refused',
      severity: 'warning',
      fixes: { 'Keep layers[0] only': withConfigType(helm, [chart]) },
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
        config: imageConfigDescriptor({ mediaType: helm }),
        layers: [
          layer({ mediaType: chart, digest: 'sha256:12' }),
          layer({ mediaType: marked(chart), digest: 'sha256:34' }),
        ],
      }),
      message: 'refused',
      fixes: {},
    },
    {
      text: withConfigType(example, [part, marked(forbidden)]),
      project,
      message: 'refused-any',
      severity: 'warning',
      fixes: {},
    },
  ],
});
