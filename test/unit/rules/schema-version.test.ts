import { index, marked, raw } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const version = (schemaVersion: unknown) => index({ schemaVersion, manifests: [] });

testRule('schema-version', {
  valid: [version(2), version(raw('2.0')), version('2'), version(null)],
  invalid: [
    {
      text: version(marked(1)),
      message: 'version',
      severity: 'error',
      fixes: { 'Replace 1 with 2': version(2) },
    },
    { text: version(marked(1.1)), fixes: { 'Replace 1.1 with 2': version(2) } },
    { text: version(marked(3)) },
  ],
});
