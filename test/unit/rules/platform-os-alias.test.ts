import { config, marked } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const index = (os: unknown) => indexFor({ architecture: 'arm64', os });

testRule('platform-os-alias', {
  valid: [index('darwin'), index('Linux'), index('qemu'), index('something-new'), config({ os: '' })],
  invalid: [
    {
      text: index(marked('macos')),
      message: 'alias',
      severity: 'warning',
      fixes: { 'Replace "macos" with "darwin"': index('darwin') },
    },
    {
      text: config({ os: marked('Win32') }),
      fixes: { 'Replace "Win32" with "windows"': config({ os: 'windows' }) },
    },
  ],
});
