import { testRule } from '#helpers/ruleTester';

const config = (volumes: string) => `{
  "architecture": "amd64",
  "os": "linux",
  "config": { "Volumes": ${volumes} },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('volume-absolute', {
  valid: [config('{ "/data": {} }'), config('null'), config('{}')],
  invalid: [
    {
      text: config('{ «"data"»: {} }'),
      message: 'relative',
      severity: 'information',
      fixes: { 'Replace "data" by "/data"': config('{ "/data": {} }') },
    },
    { text: config('{ "/data": {}, «"data"»: {} }'), fixes: {} },
  ],
});
