import { configWith, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const check = (...test: readonly unknown[]) => configWith({ Healthcheck: { Test: test } });

testRule('healthcheck-test', {
  valid: [
    check(),
    check('NONE'),
    check('CMD', 'curl', '-f', 'http://localhost'),
    check('CMD-SHELL', 'curl -f http://localhost || exit 1'),
    configWith({ Healthcheck: { Test: null } }),
    // Another rule reports the number.
    check(1, 'curl'),
  ],
  invalid: [
    {
      text: check(marked('curl'), '-f', 'http://localhost'),
      message: 'form',
      severity: 'warning',
      fixes: { 'Run it as a program: "CMD"': check('CMD', 'curl', '-f', 'http://localhost') },
    },
    {
      text: check(marked('curl -f http://localhost')),
      message: 'form',
      fixes: { 'Run it in the shell: "CMD-SHELL"': check('CMD-SHELL', 'curl -f http://localhost') },
    },
    {
      text: check(marked('cmd_shell'), 'test -e /ready'),
      message: 'form',
      fixes: { 'Replace "cmd_shell" with "CMD-SHELL"': check('CMD-SHELL', 'test -e /ready') },
    },
    {
      text: check(marked(' shell'), 'test -e /ready'),
      message: 'form',
      fixes: { 'Replace " shell" with "CMD-SHELL"': check('CMD-SHELL', 'test -e /ready') },
    },
    {
      text: check(marked('none')),
      message: 'form',
      fixes: { 'Replace "none" with "NONE"': check('NONE') },
    },
    // With the form put right, the rest would be wrong.
    { text: check(marked('cmd')), message: 'form', fixes: {} },
    { text: check(marked('none'), 'true'), message: 'form', fixes: {} },
    { text: check(marked('cmd-shell'), 'test', '-e'), message: 'form', fixes: {} },
    { text: check(marked('')), message: 'form', fixes: {} },
    {
      text: check(marked('CMD-SHELL'), '  '),
      message: 'no-command',
      fixes: {},
    },
    { text: check(marked('CMD')), message: 'no-command', fixes: {} },
    {
      text: check(marked('CMD-SHELL'), 'curl', '-f', 'http://localhost'),
      message: 'shell-arguments',
      fixes: { 'Run it as a program: "CMD"': check('CMD', 'curl', '-f', 'http://localhost') },
    },
    {
      text: check('CMD', marked('curl -f http://localhost')),
      message: 'command-line',
      fixes: { 'Run it in the shell: "CMD-SHELL"': check('CMD-SHELL', 'curl -f http://localhost') },
    },
    { text: check('NONE', marked('curl')), message: 'none-with-command' },
  ],
});
