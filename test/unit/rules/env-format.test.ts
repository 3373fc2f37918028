import { testRule } from '#helpers/ruleTester';

const config = (env: string) => `{
  "architecture": "amd64",
  "os": "linux",
  "config": { "Env": ${env} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('env-format', {
  valid: [config('["PATH=/bin", "EMPTY=", "A=b=c"]'), config('null'), config('[7]')],
  invalid: [
    {
      text: config('["PATH=/bin", «"DEBUG"»]'),
      message: 'no-value',
      severity: 'error',
      fixes: { 'Set DEBUG to the empty text: "DEBUG="': config('["PATH=/bin", "DEBUG="]') },
    },
    {
      text: config('["PATH=/bin", «"=x"»]'),
      message: 'no-name',
      fixes: { 'Remove the entry': config('["PATH=/bin"]') },
    },
    { text: config('[«""»]'), message: 'no-name', fixes: { 'Remove the entry': config('[]') } },
  ],
});
