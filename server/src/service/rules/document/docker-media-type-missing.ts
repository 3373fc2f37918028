import { dockerSpecification } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';
import { missingMediaType } from '#service/reports/missingMediaType';

/** Docker's formats require the media type, which those of the OCI do not. */
export default defineRule({
  id: 'docker-media-type-missing',
  category: 'document',
  kinds: ['docker-manifest', 'docker-manifest-list'],
  severity: 'error',
  summary: 'A Docker manifest or manifest list lacks its own media type, which the format requires.',
  source: dockerSpecification('manifest-v2-2', 'image-manifest-field-descriptions'),
  claims: ['docker-classic/docker-media-type', 'distribution/media-type', 'gitlab/media-type'],
  messages: {
    missing:
      'Docker’s format requires the mediaType "{type}". Set it, or use the OCI media types throughout. ' +
      '{docker-classic/docker-media-type}',
    misspelled:
      '"{found}" is not a property of the specification. Did you mean "mediaType"? Consumers ignore misspelled ' +
      'properties.',
    empty: 'mediaType is empty, but Docker’s format requires "{type}". {docker-classic/docker-media-type}',
  },
  fixes: {
    rename: 'Rename "{found}" to "mediaType"',
    set: 'Set mediaType to {type}',
  },
  automatic: ['set'],
  *check(context) {
    const report = missingMediaType(context);
    if (report !== undefined) yield report;
  },
});
