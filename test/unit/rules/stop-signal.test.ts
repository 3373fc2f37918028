import { config, configWith, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const stoppedBy = (signal: unknown) => configWith({ StopSignal: signal });

testRule('stop-signal', {
  valid: [
    stoppedBy('SIGTERM'),
    stoppedBy('SIGRTMIN+3'),
    stoppedBy('15'),
    stoppedBy(''),
    stoppedBy(null),
    config({ os: 'windows', config: { StopSignal: 'stop' } }),
  ],
  invalid: [
    {
      text: stoppedBy(marked('SIGTREM')),
      message: 'unknown',
      severity: 'warning',
      fixes: { 'Replace "SIGTREM" with "SIGTERM"': stoppedBy('SIGTERM') },
    },
    { text: stoppedBy(marked('gracefully')), message: 'unknown', fixes: {} },
    {
      text: stoppedBy(marked('quit')),
      message: 'form',
      severity: 'information',
      fixes: { 'Replace "quit" with "SIGQUIT"': stoppedBy('SIGQUIT') },
    },
  ],
});
