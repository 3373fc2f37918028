import { specificationSection } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';
import { missingMediaType } from '#service/reports/missingMediaType';

/** A document without its own media type can be read as something else (CVE-2021-41190). */
export default defineRule({
  id: 'media-type-missing',
  category: 'document',
  kinds: ['image-manifest', 'image-index'],
  onlyWith: 'other-media-type',
  severity: 'warning',
  summary: 'A manifest or index lacks its own media type.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  claims: [
    'oras/media-type-missing',
    'ecr/put-image',
    'containers-image/writes-media-type',
    'umoci/writes-media-type',
  ],
  messages: {
    missing:
      'The mediaType "{type}" is missing. Without it, consumers guess the format, which has led to security holes. ' +
      '{oras/media-type-missing}',
    misspelled:
      '"{found}" is not a property of the specification. Did you mean "mediaType"? Consumers ignore misspelled ' +
      'properties.',
    empty: 'mediaType is empty, which counts as absent. It should be "{type}".',
    layout:
      'The mediaType "{type}" is missing. Without it, only the place of index.json in the layout says what the document ' +
      'is.',
  },
  fixes: {
    rename: 'Rename "{found}" to "mediaType"',
    set: 'Set mediaType to {type}',
  },
  automatic: ['set'],
  *check(context) {
    const report = missingMediaType(context);
    if (report === undefined) return;
    const inLayout = context.kind === 'image-index' && context.fileName === 'index.json';
    const isExcused = inLayout && report.message === 'missing';
    yield isExcused ? { ...report, message: 'layout', severity: 'hint' } : report;
  },
});
