import { config, marked } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

testRule('platform-name-unknown', {
  valid: [
    indexFor({}),
    indexFor({ architecture: 'unknown', os: 'unknown' }),
    indexFor({ architecture: 'x86_64', os: 'macos' }),
    indexFor({ architecture: 'ARM64', os: 'Linux' }),
    indexFor({ architecture: 'wasm', os: 'wasi' }),
    config({ architecture: '', os: '' }),
  ],
  invalid: [
    {
      text: indexFor({ architecture: marked('amd46') }),
      message: 'misspelled-architecture',
      severity: 'warning',
      fixes: { 'Replace "amd46" with "amd64"': indexFor({}) },
    },
    {
      text: indexFor({ architecture: 'riscv64', os: marked('linus') }),
      message: 'misspelled-os',
      severity: 'warning',
      fixes: { 'Replace "linus" with "linux"': indexFor({ architecture: 'riscv64' }) },
    },
    {
      text: indexFor({ architecture: marked('sun4m'), os: marked('sunos') }),
      message: ['unknown-architecture', 'unknown-os'],
      severity: 'hint',
      fixes: {},
    },
  ],
});
