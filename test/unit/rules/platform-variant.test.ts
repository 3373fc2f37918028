import { config, marked } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const index = (architecture: string, variant: unknown) => indexFor({ architecture, variant });

testRule('platform-variant', {
  valid: [
    index('arm64', 'v8'),
    index('arm', 'v5'),
    index('amd64', 'v3'),
    index('arm', ''),
    index('arm64', 'V8'),
    index('something-new', 'gen2'),
    config({ architecture: 'arm64', variant: null }),
  ],
  invalid: [
    {
      text: index('arm64', marked('8')),
      message: 'alias',
      severity: 'warning',
      fixes: { 'Replace "8" with "v8"': index('arm64', 'v8') },
    },
    { text: index('arm', marked('armv7')), fixes: { 'Replace "armv7" with "v7"': index('arm', 'v7') } },
    { text: index('arm', marked('gen2')), message: 'unknown', severity: 'information', fixes: {} },
  ],
});
