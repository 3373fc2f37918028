import { emptyDescriptor, marked } from '#helpers/documents';
import {
  bundle,
  exampleConfig,
  helm,
  projectWithFormat,
  withArtifactType,
  withConfigType,
} from '#helpers/documents/formats';
import { testRule } from '#helpers/ruleTester';

const image = 'application/vnd.oci.image.config.v1+json';
const notary = 'application/vnd.cncf.notary.signature';
const signature = 'application/jose+json';
const report = 'application/vnd.example.report';

testRule('profile-config-type', {
  valid: [
    withConfigType(helm.config, [helm.chart]),
    withConfigType(exampleConfig, ['text/plain']),
    // An artifact of its own may carry a module.
    withConfigType(exampleConfig, ['application/wasm']),
    withArtifactType(report, ['application/spdx+json', 'application/wasm']),
    withConfigType(notary, [signature]),
    // Other rules report an image config beside artifactType, and a misspelled type.
    withConfigType(image, [signature], { artifactType: notary }),
    withArtifactType(notary, [signature], {
      config: emptyDescriptor({ mediaType: 'application/vnd.oci.emtpy.v1+json' }),
    }),
  ],
  invalid: [
    {
      text: withConfigType(marked(image), [helm.chart]),
      message: 'required',
      severity: 'warning',
      fixes: { [`Use the config type "${helm.config}"`]: withConfigType(helm.config, [helm.chart]) },
    },
    {
      text: withConfigType(marked(exampleConfig), [helm.chart]),
      message: 'required',
      fixes: { [`Use the config type "${helm.config}"`]: withConfigType(helm.config, [helm.chart]) },
    },
    {
      // A layer that only one format has shows what was meant; its tools may not insist on the config.
      text: withConfigType(marked(exampleConfig), ['application/vnd.sylabs.sif.layer.v1.sif']),
      message: 'unusual',
      severity: 'information',
      fixes: {
        'Use the config type "application/vnd.sylabs.sif.config.v1+json"': withConfigType(
          'application/vnd.sylabs.sif.config.v1+json',
          ['application/vnd.sylabs.sif.layer.v1.sif'],
        ),
      },
    },
    {
      // Which of the two config types, nobody can tell.
      text: withConfigType(marked(image), ['application/vnd.cncf.openpolicyagent.policy.layer.v1+rego']),
      message: 'unusual',
      severity: 'information',
      fixes: {},
    },
    {
      // The empty object is the content of no other config.
      text: withArtifactType(report, [helm.chart], {
        config: emptyDescriptor({ mediaType: marked('application/vnd.oci.empty.v1+json') }),
      }),
      message: 'required-content',
      fixes: {},
    },
    {
      // Where the digest is misspelled, it is the empty object all the same.
      text: withArtifactType(report, [helm.chart], {
        config: emptyDescriptor({
          mediaType: marked('application/vnd.oci.empty.v1+json'),
          digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060faaff8a',
        }),
      }),
      message: 'required-content',
      fixes: {},
    },
    {
      text: withArtifactType(report, ['application/wasm'], {
        config: emptyDescriptor({ mediaType: marked('application/vnd.oci.empty.v1+json') }),
      }),
      message: 'unusual',
      severity: 'information',
    },
    {
      // The config of a component describes its interfaces.
      text: withArtifactType('application/vnd.wasm.component.v1+wasm', ['application/wasm'], {
        config: emptyDescriptor({ mediaType: marked('application/vnd.oci.empty.v1+json') }),
      }),
      message: 'unusual-content',
      severity: 'information',
      fixes: {},
    },
    {
      text: withConfigType(marked(notary), [signature], { artifactType: notary }),
      message: 'required',
      fixes: { 'Use the empty config': withArtifactType(notary, [signature]) },
    },
    {
      text: withConfigType(marked(exampleConfig), [bundle], { artifactType: bundle }),
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
      message: 'required',
      fixes: {},
    },
  ],
});
