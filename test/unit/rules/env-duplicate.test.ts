import { configWith, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const environment = (...entries: readonly unknown[]) => configWith({ Env: entries });

testRule('env-duplicate', {
  valid: [environment('PATH=/bin', 'path=/bin'), environment('A', 'A'), configWith({ Env: null })],
  invalid: [
    {
      text: environment(marked('PATH=/bin'), 'A=b', 'PATH=/usr/bin'),
      message: 'duplicate',
      severity: 'information',
      related: ['config.Env[2] other'],
      fixes: { 'Remove the earlier PATH': environment('A=b', 'PATH=/usr/bin') },
    },
    { text: environment(marked('A=1'), marked('A=2'), 'A=3') },
  ],
});
