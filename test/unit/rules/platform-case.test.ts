import { config, marked } from '#helpers/documents';
import { indexFor } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

testRule('platform-case', {
  valid: [
    indexFor({ architecture: 'arm64', variant: 'v8' }),
    // These are not in the catalogue in any case.
    indexFor({ architecture: 'Sun4m', os: 'SunOS' }),
    indexFor({ architecture: 'X86_64', os: 'MacOS' }),
    config({ architecture: 'arm64', variant: null }),
  ],
  invalid: [
    {
      text: indexFor({ os: marked('Linux') }),
      message: 'capitals',
      severity: 'warning',
      fixes: { 'Replace "Linux" with "linux"': indexFor({ os: 'linux' }) },
    },
    {
      text: indexFor({ architecture: marked('ARM64'), os: marked('Linux'), variant: marked('V8') }),
      fixes: {
        'Replace "ARM64" with "arm64"': indexFor({ architecture: 'arm64', os: 'Linux', variant: 'V8' }),
      },
    },
  ],
});
