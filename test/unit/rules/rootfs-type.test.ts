import { testRule } from '#helpers/ruleTester';

const config = (type: string) =>
  `{ "architecture": "amd64", "os": "linux", "rootfs": { "type": ${type}, "diff_ids": ["$1"] } }`;

testRule('rootfs-type', {
  valid: [
    config('"layers"'),
    config('7'),
    '{"architecture":"amd64","os":"linux","rootfs":{"diff_ids":["$1"]}}',
  ],
  invalid: [
    {
      text: config('«"overlay"»'),
      message: 'other',
      severity: 'error',
      fixes: { 'Replace "overlay" by "layers"': config('"layers"') },
    },
    { text: config('«""»'), fixes: { 'Replace "" by "layers"': config('"layers"') } },
  ],
});
