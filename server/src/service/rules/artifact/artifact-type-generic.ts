import { defineRule } from '#service/lint/rule';
import { unknownArtifact } from '#service/oci/usableType';

/** Types that fit any file, or that tools write when they are not given a type. */
const generic = new Set([
  unknownArtifact,
  'application/vnd.unknown.config.v1+json',
  'application/vnd.unknown.config+json',
  'application/json',
  'application/octet-stream',
  'application/xml',
  'application/yaml',
  'application/zip',
  'application/gzip',
  'application/x-tar',
  'application/tar',
  'application/tar+gzip',
  'text/plain',
]);

/** Clients filter referrers by artifact type; a general type finds everything or nothing. */
export default defineRule({
  id: 'artifact-type-generic',
  category: 'artifact',
  kinds: ['image-manifest', 'image-index', 'artifact-manifest'],
  onlyWith: 'artifact-type',
  severity: 'information',
  summary: 'artifactType is too general to identify the artifact.',
  source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers',
  claims: ['oras/writes-unknown-artifact'],
  messages: {
    generic:
      '"{type}" does not say what this artifact is. Clients filter referrers by artifactType. ' +
      'With a type of its own, such as "application/vnd.example.thing.v1", they can find it.',
  },
  *check({ model, classification }) {
    const type = model.artifactType;
    if (type === undefined || !generic.has(type) || classification?.verdict === 'image') return;
    yield { message: 'generic', at: { path: ['artifactType'] }, values: { type } };
  },
});
