import { config, marked } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

testRule('platform-windows-os-version', {
  valid: [
    indexFor({ os: 'windows', 'os.version': '10.0.20348.2762' }),
    indexFor({}),
    indexFor({ os: 'linux' }),
    // A version of another type is there, and another rule reports it.
    indexFor({ os: 'windows', 'os.version': 10 }),
    indexFor({ os: 'windows', 'os.version': null }),
    // Cut short, the text does not tell whether a version was to come.
    '{"os": "windows',
  ],
  invalid: [
    { text: indexFor({ os: marked('windows') }), message: 'missing', severity: 'information' },
    { text: config({ os: marked('windows') }), message: 'missing' },
  ],
});
