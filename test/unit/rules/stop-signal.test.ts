import { testRule } from '#helpers/ruleTester';

const config = (signal: string, os = 'linux') => `{
  "architecture": "amd64",
  "os": "${os}",
  "config": { "StopSignal": ${signal} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('stop-signal', {
  valid: [
    config('"SIGTERM"'),
    config('"SIGRTMIN+3"'),
    config('"15"'),
    config('""'),
    config('null'),
    config('"stop"', 'windows'),
  ],
  invalid: [
    {
      text: config('«"SIGTREM"»'),
      message: 'unknown',
      severity: 'warning',
      fixes: { 'Replace "SIGTREM" by "SIGTERM"': config('"SIGTERM"') },
    },
    { text: config('«"gracefully"»'), message: 'unknown', fixes: {} },
    {
      text: config('«"quit"»'),
      message: 'form',
      severity: 'information',
      fixes: { 'Replace "quit" by "SIGQUIT"': config('"SIGQUIT"') },
    },
  ],
});
