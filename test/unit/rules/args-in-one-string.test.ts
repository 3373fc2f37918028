import { config, configWith, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

testRule('args-in-one-string', {
  valid: [
    configWith({ Cmd: ['node', 'server.js'] }),
    configWith({ Entrypoint: ['/bin/sh', '-c'], Cmd: ['node server.js'] }),
    configWith({ Entrypoint: null, Cmd: ["/opt/my'app run"] }),
    config({ os: 'windows', config: { Cmd: ['/S /C dir'] } }),
    configWith({ Cmd: null }),
    configWith({ Cmd: [] }),
  ],
  invalid: [
    {
      text: configWith({ Cmd: [marked('node server.js')] }),
      message: 'command',
      severity: 'warning',
      fixes: { 'Split "node server.js" into its arguments': configWith({ Cmd: ['node', 'server.js'] }) },
    },
    { text: configWith({ Entrypoint: [marked('java -jar app.jar')], Cmd: ['--help'] }) },
  ],
});
