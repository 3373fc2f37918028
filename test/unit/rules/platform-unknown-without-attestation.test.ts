import { manifestDescriptor, markedKey, platform, type Members } from '#helpers/documents';
import { aboutEntry, attestation, indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const index = (overrides: Members = {}) =>
  indexOf(manifestDescriptor(), manifestDescriptor({ digest: '$2', ...overrides }));
const unknown = platform({ architecture: 'unknown', os: 'unknown' });

testRule('platform-unknown-without-attestation', {
  valid: [index(), indexOf(manifestDescriptor(), attestation(aboutEntry('$1')))],
  invalid: [
    {
      text: index({ [markedKey('platform')]: unknown }),
      message: 'unknown',
      severity: 'information',
      fixes: { 'Remove platform': index() },
    },
  ],
});
