import { config, configWith, markedKey, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const shell = (members: Members = {}) => configWith({ Cmd: ['sh'], ...members });
const escaped = { Cmd: ['sh'], [markedKey('ArgsEscaped')]: true };

testRule('args-escaped', {
  valid: [shell(), shell({ ArgsEscaped: false })],
  invalid: [
    {
      text: configWith(escaped),
      message: 'elsewhere',
      severity: 'hint',
      fixes: { 'Remove "ArgsEscaped"': shell() },
    },
    { text: config({ os: 'windows', config: escaped }), message: 'windows', fixes: {} },
  ],
});
