import { deepestNesting, longestTextInCodeUnits } from '#schemas/limits';
import { testRule } from '#helpers/ruleTester';

const nested = (depth: number, mark: (bracket: string) => string = (bracket) => bracket) =>
  `{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [], "x": ${'['.repeat(depth - 2)}${mark('[')}${']'.repeat(depth - 1)} }`;
const large = (text: string) =>
  `${text} "schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "x": "${'x'.repeat(longestTextInCodeUnits)}" }`;

testRule('json-not-analysed', {
  valid: [nested(deepestNesting)],
  invalid: [
    {
      text: nested(deepestNesting + 1, (bracket) => `«${bracket}»`),
      message: 'too-deep',
      severity: 'error',
    },
    { text: large('«{»'), message: 'too-large', severity: 'error' },
  ],
});
