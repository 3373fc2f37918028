import { configWith, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const environment = (...entries: readonly unknown[]) => configWith({ Env: entries });

testRule('env-format', {
  valid: [environment('PATH=/bin', 'EMPTY=', 'A=b=c'), configWith({ Env: null }), environment(7)],
  invalid: [
    {
      text: environment('PATH=/bin', marked('DEBUG')),
      message: 'no-value',
      severity: 'error',
      fixes: { 'Set DEBUG to the empty string: "DEBUG="': environment('PATH=/bin', 'DEBUG=') },
    },
    {
      text: environment('PATH=/bin', marked('=x')),
      message: 'no-name',
      fixes: { 'Remove the entry': environment('PATH=/bin') },
    },
    { text: environment(marked('')), message: 'no-name', fixes: { 'Remove the entry': environment() } },
  ],
});
