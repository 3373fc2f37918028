import { testRule } from '#helpers/ruleTester';

const kind = 'project-configuration';

testRule('project-syntax', {
  valid: [
    { text: '{ "rules": {} }', kind },
    { text: '{ /* agreed in May */ "rules": {}, }', kind },
  ],
  invalid: [
    { text: '{ "rules": { "size-zero": «off» } }', kind, message: 'broken', severity: 'error' },
    {
      text: '{ "rules": {} }\n«{ "consumers": [] }»\n',
      kind,
      message: 'behind',
      fixes: { 'Remove what follows the end': '{ "rules": {} }\n' },
    },
  ],
});
