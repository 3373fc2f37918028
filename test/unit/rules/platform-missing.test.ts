import { manifestDescriptor, marked, platform, type Members } from '#helpers/documents';
import { imageFor, indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const second = (overrides: Members = {}) => manifestDescriptor({ digest: '$2', size: 566, ...overrides });
const index = (overrides?: Members) => indexOf(imageFor(), second(overrides));

testRule('platform-missing', {
  valid: [
    index({ artifactType: 'application/vnd.example.sbom.v1' }),
    index({ annotations: { 'org.opencontainers.image.ref.name': 'chart' } }),
    index({ platform: platform({ architecture: 'arm64' }) }),
    index({ mediaType: 'application/vnd.oci.image.index.v1+json' }),
    // Go reads these names in any case; that they are wrong is a finding of its own.
    index({ PLATFORM: platform({ architecture: 'arm64' }) }),
    index({ platform: platform({ architecture: 'arm64' }) }).replace('"manifests"', '"MANIFESTS"'),
    indexOf(manifestDescriptor(), second()),
    // Cut short, the text does not tell whether a platform was to come.
    index().replace(/,\s+"digest": "\$2"[^]*/, ''),
  ],
  invalid: [
    {
      text: index({ mediaType: marked('application/vnd.oci.image.manifest.v1+json') }),
      message: 'missing',
      severity: 'information',
    },
  ],
});
