import { markedKey, platform, type Members } from '#helpers/documents';
import { aboutEntry, attestation, imageFor, indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const unknown = platform({ architecture: 'unknown', os: 'unknown' });
const unknownEntry = (overrides: Members = {}) =>
  imageFor({}, { digest: '$2', platform: undefined, [markedKey('platform')]: unknown, ...overrides });
const artifactType = 'application/vnd.example.sbom.v1';
const plainEntry = imageFor({}, { digest: '$2', platform: undefined, artifactType });

testRule('platform-unknown-without-attestation', {
  valid: [indexOf(imageFor(), plainEntry), indexOf(imageFor(), attestation(aboutEntry('$1')))],
  invalid: [
    {
      text: indexOf(imageFor(), unknownEntry({ artifactType })),
      message: 'unknown',
      severity: 'information',
      fixes: { 'Remove platform': indexOf(imageFor(), plainEntry) },
    },
    // Before the image for linux/amd64, some clients would take the entry in its place.
    { text: indexOf(unknownEntry({ artifactType }), imageFor()), message: 'unknown', fixes: {} },
    {
      text: indexOf(imageFor({ architecture: 'arm64' }), unknownEntry({ artifactType })),
      message: 'unknown',
      fixes: {},
    },
    {
      text: indexOf(imageFor({ os: 'freebsd' }), unknownEntry({ artifactType })),
      message: 'unknown',
      fixes: {},
    },
    // Without artifactType, the entry would look like an image that lacks its platform.
    { text: indexOf(imageFor(), unknownEntry()), message: 'unknown', fixes: {} },
  ],
});
