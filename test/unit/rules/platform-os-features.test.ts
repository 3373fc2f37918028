import { marked } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const index = (os: string, ...features: unknown[]) =>
  indexFor({ os, 'os.version': '10.0.1.1', 'os.features': features });

testRule('platform-os-features', {
  valid: [index('windows', 'win32k'), index('windows'), index('linux', 'sse4')],
  invalid: [{ text: index('windows', 'win32k', marked('gpu')), message: 'unknown', severity: 'information' }],
});
