import { image, marked } from '#helpers/documents';
import { customConfig, file, subject } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const configType = 'application/vnd.oci.image.config.v1+json';
const attached = (mediaType: unknown) =>
  image({ config: customConfig(), layers: [file()], subject: subject({ mediaType }) });

testRule('subject-not-manifest', {
  valid: [
    attached(manifestType),
    attached('application/vnd.oci.image.index.v1+json'),
    attached('application/vnd.example.manifest.v1+json'),
  ],
  invalid: [
    {
      text: attached(marked(configType)),
      message: 'blob',
      severity: 'error',
      fixes: { [`Replace "${configType}" with "${manifestType}"`]: attached(manifestType) },
    },
    { text: attached(marked('application/vnd.docker.container.image.v1+json')), message: 'blob' },
    { text: attached(marked('application/octet-stream')), message: 'blob', fixes: {} },
    { text: attached(marked('application/spdx+json')), message: 'blob', fixes: {} },
    { text: attached(marked('application/vnd.docker.compose.project')), message: 'blob', fixes: {} },
  ],
});
