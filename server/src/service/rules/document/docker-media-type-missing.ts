import { dockerSpecification } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';
import { missingMediaType } from '#service/reports/missingMediaType';

/** Docker's formats require the media type; OCI tools accept its absence, but Docker's registry does not. */
export default defineRule({
  id: 'docker-media-type-missing',
  category: 'document',
  kinds: ['docker-manifest', 'docker-manifest-list'],
  severity: 'error',
  summary: 'A Docker manifest or manifest list lacks its own media type, which Docker requires.',
  source: dockerSpecification('manifest-v2-2', 'image-manifest-field-descriptions'),
  messages: {
    missing:
      'Docker’s format requires the mediaType "{type}". Registries refuse the document without it. Set it, or use ' +
      'the OCI media types throughout.',
    misspelled:
      '"{found}" is not a property of the specification. Did you mean "mediaType"? Consumers ignore misspelled ' +
      'properties.',
    empty:
      'mediaType is empty. Docker’s format requires "{type}", and registries refuse the document without it.',
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
