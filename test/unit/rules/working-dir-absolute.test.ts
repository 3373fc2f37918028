import { config, configWith, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const within = (directory: unknown) => configWith({ WorkingDir: directory });
const withinOn = (os: string, directory: unknown) => config({ os, config: { WorkingDir: directory } });

testRule('working-dir-absolute', {
  valid: [
    within('/app'),
    within(''),
    within(null),
    withinOn('windows', 'C:\\app'),
    withinOn('windows', '\\app'),
    withinOn('', 'C:/app'),
  ],
  invalid: [
    {
      text: within(marked('./app/')),
      message: 'relative',
      severity: 'warning',
      fixes: { 'Replace "./app/" with "/app"': within('/app') },
    },
    { text: within(marked('~/app')), fixes: {} },
    { text: within(marked('C:\\app')), fixes: {} },
    { text: withinOn('windows', marked('app')), fixes: {} },
  ],
});
