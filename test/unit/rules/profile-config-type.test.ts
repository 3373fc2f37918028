import { emptyDescriptor, marked } from '#helpers/documents';
import { projectWithFormat, withArtifactType, withConfigType } from '#helpers/documents/formats';
import { testRule } from '#helpers/ruleTester';

const chart = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const helm = 'application/vnd.cncf.helm.config.v1+json';
const image = 'application/vnd.oci.image.config.v1+json';
const notary = 'application/vnd.cncf.notary.signature';
const signature = 'application/jose+json';
const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const other = 'application/vnd.example.config.v1+json';
const report = 'application/vnd.example.report';

testRule('profile-config-type', {
  valid: [
    withConfigType(helm, [chart]),
    withConfigType(other, ['text/plain']),
    // An artifact of its own may carry a chart.
    withConfigType(other, [chart]),
    withConfigType(notary, [signature]),
    // Other rules report an image config beside artifactType, and a misspelled type.
    withConfigType(image, [signature], { artifactType: notary }),
    withArtifactType(notary, [signature], {
      config: emptyDescriptor({ mediaType: 'application/vnd.oci.emtpy.v1+json' }),
    }),
  ],
  invalid: [
    {
      text: withConfigType(marked(image), [chart]),
      message: 'refused',
      severity: 'warning',
      fixes: { [`Use the config type "${helm}"`]: withConfigType(helm, [chart]) },
    },
    {
      text: withConfigType(marked(notary), [signature], { artifactType: notary }),
      message: 'refused',
      fixes: { 'Use the empty config': withArtifactType(notary, [signature]) },
    },
    {
      text: withConfigType(marked(other), [bundle], { artifactType: bundle }),
      message: 'unusual',
      severity: 'information',
    },
    // A project’s own format, of which two config types are known.
    {
      text: withConfigType(marked('application/vnd.example.other.v1+json'), ['text/plain'], {
        artifactType: report,
      }),
      project: projectWithFormat({
        match: { artifactType: [report] },
        config: { types: ['application/vnd.example.a.v1+json', 'application/vnd.example.b.v1+json'] },
      }),
      message: 'refused',
      fixes: {},
    },
  ],
});
