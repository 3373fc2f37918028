import { config, configWith, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const runAs = (user: unknown) => configWith({ User: user });

testRule('user-format', {
  valid: [
    runAs(''),
    runAs('alice'),
    runAs('1000:1000'),
    runAs('alice:users'),
    config({ os: 'windows', config: { User: 'NT AUTHORITY\\SYSTEM' } }),
  ],
  invalid: [
    { text: runAs(marked('a:b:c')), message: 'form', severity: 'information', fixes: {} },
    // Nobody loses anything with a space, but something may have been meant behind the colon.
    {
      text: runAs(marked('alice ')),
      fixes: { 'Replace "alice " with "alice"': runAs('alice') },
      automatic: true,
    },
    {
      text: runAs(marked('alice:')),
      fixes: { 'Replace "alice:" with "alice"': runAs('alice') },
      automatic: false,
    },
    { text: runAs(marked('alice smith')), fixes: {} },
  ],
});
