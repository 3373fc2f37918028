import { defineRule } from '#service/lint/rule';

/** Types that fit any file, or that tools fill in when they are told none. */
const generic = new Set([
  'application/vnd.unknown.artifact.v1',
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

/** Referrers are filtered by artifact type; one that says nothing finds everything or nothing. */
export default defineRule({
  id: 'artifact-type-generic',
  category: 'artifact',
  kinds: ['image-manifest', 'image-index', 'artifact-manifest'],
  onlyWith: 'artifact-type',
  severity: 'information',
  summary: 'artifactType is so general that nobody can find the artifact by it.',
  source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers',
  messages: {
    generic:
      '"{type}" does not say what this artifact is. Clients filter referrers by artifactType, ' +
      'so a type of its own, such as "application/vnd.example.thing.v1", lets them find it.',
  },
  *check({ model, classification }) {
    const type = model.artifactType;
    if (type === undefined || !generic.has(type) || classification?.verdict === 'image') return;
    yield { message: 'generic', at: { path: ['artifactType'] }, values: { type } };
  },
});
