import { testRule } from '#helpers/ruleTester';

const config = (config: string, os = 'linux') => `{
  "architecture": "amd64",
  "os": "${os}",
  "config": { "Cmd": ["sh"]${config} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('args-escaped', {
  valid: [config(''), config(', "ArgsEscaped": false')],
  invalid: [
    {
      text: config(', «"ArgsEscaped"»: true'),
      message: 'elsewhere',
      severity: 'hint',
      fixes: { 'Remove ArgsEscaped': config('') },
    },
    { text: config(', «"ArgsEscaped"»: true', 'windows'), message: 'windows', fixes: {} },
  ],
});
