import { testRule } from '#helpers/ruleTester';

const config = (ports: string) => `{
  "architecture": "amd64",
  "os": "linux",
  "config": { "ExposedPorts": { ${ports} } },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('exposed-ports', {
  valid: [config('"80/tcp": {}, "53/udp": {}, "8080": {}, "9999/sctp": {}'), config('"65535": null')],
  invalid: [
    { text: config('«"http"»: {}'), message: 'form', severity: 'warning', fixes: {} },
    { text: config('«"99999/tcp"»: {}'), message: 'form' },
    {
      text: config('"443": {}, «"tcp/80"»: {}'),
      message: 'form',
      fixes: { 'Replace "tcp/80" by "80/tcp"': config('"443": {}, "80/tcp": {}') },
    },
    { text: config('«"80/TCP"»: {}'), fixes: { 'Replace "80/TCP" by "80/tcp"': config('"80/tcp": {}') } },
    { text: config('«"8080:80"»: {}'), fixes: { 'Replace "8080:80" by "80"': config('"80": {}') } },
    {
      text: config('"80": {}, «"8080:80"»: {}'),
      fixes: { 'Remove "8080:80", which is listed as "80" already': config('"80": {}') },
    },
    { text: config('«"8000-8010/tcp"»: {}'), message: 'range', severity: 'information' },
  ],
});
