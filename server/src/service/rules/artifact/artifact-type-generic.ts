import { defineRule } from '#service/lint/rule';
import { isGenericType } from '#service/oci/usableType';

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
    if (type === undefined || !isGenericType(type) || classification?.verdict === 'image') return;
    yield { message: 'generic', at: { path: ['artifactType'] }, values: { type } };
  },
});
