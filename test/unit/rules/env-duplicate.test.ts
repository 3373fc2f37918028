import { testRule } from '#helpers/ruleTester';

const config = (env: string) => `{
  "architecture": "amd64",
  "os": "linux",
  "config": { "Env": ${env} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('env-duplicate', {
  valid: [config('["PATH=/bin", "path=/bin"]'), config('["A", "A"]'), config('null')],
  invalid: [
    {
      text: config('[«"PATH=/bin"», "A=b", "PATH=/usr/bin"]'),
      message: 'duplicate',
      severity: 'warning',
      fixes: { 'Remove the earlier PATH': config('["A=b", "PATH=/usr/bin"]') },
    },
    { text: config('[«"A=1"», «"A=2"», "A=3"]') },
  ],
});
