import { config, marked } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

testRule('platform-windows-os-version', {
  valid: [
    indexFor({ os: 'windows', 'os.version': '10.0.20348.2762' }),
    indexFor({}),
    // Cut short, the text does not tell whether a version was to come.
    '{"os": "windows',
  ],
  invalid: [
    { text: indexFor({ os: marked('windows') }), message: 'missing', severity: 'information' },
    { text: config({ os: marked('windows') }), message: 'missing' },
  ],
});
