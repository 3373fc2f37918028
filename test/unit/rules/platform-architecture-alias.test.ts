import { config, marked } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const index = (architecture: unknown, variant?: string) => indexFor({ architecture, variant });

testRule('platform-architecture-alias', {
  valid: [
    index('amd64'),
    index('AMD64'),
    index('sparc64'),
    index('something-new'),
    config({ architecture: '' }),
    config({ architecture: 'arm64' }),
  ],
  invalid: [
    {
      text: index(marked('x86_64')),
      message: 'alias',
      severity: 'warning',
      fixes: { 'Replace "x86_64" with "amd64"': index('amd64') },
    },
    { text: index(marked('x86_64'), ''), automatic: true },
    { text: index(marked('AArch64')), fixes: { 'Replace "AArch64" with "arm64"': index('arm64') } },
    {
      text: index(marked('armhf')),
      fixes: { 'Replace "armhf" with "arm" and set the variant "v7"': index('arm', 'v7') },
    },
    { text: index(marked('armel'), 'v5'), fixes: { 'Replace "armel" with "arm"': index('arm', 'v5') } },
    {
      text: config({ architecture: marked('x86_64') }),
      fixes: { 'Replace "x86_64" with "amd64"': config({ architecture: 'amd64' }) },
    },
  ],
});
