import { specificationSection } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';
import { missingMediaType } from '#service/reports/missingMediaType';

/** Without a media type of its own, a document can be read as something else (CVE-2021-41190). */
export default defineRule({
  id: 'media-type-missing',
  category: 'document',
  kinds: ['image-manifest', 'image-index'],
  severity: 'warning',
  summary: 'A manifest or index does not carry its own media type.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    missing:
      'mediaType should be "{type}". Without it consumers guess the format, which has led to security holes, and some registries and libraries refuse the document.',
    misspelt:
      '"{found}" is no property of the specification; "mediaType" is meant by the look of it. Consumers ignore misspelt properties.',
    empty: 'mediaType is empty, which counts as absent; it should be "{type}".',
    layout:
      'mediaType should be "{type}". Layout tools often leave it out of index.json, but registries and libraries look for it.',
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
    if (report.message === 'missing' && inLayout) yield { ...report, message: 'layout', severity: 'hint' };
    else yield report;
  },
});
