import { testRule } from '#helpers/ruleTester';

const config = (created: string) =>
  `{ "architecture": "amd64", "os": "linux"${created}, "rootfs": { "type": "layers", "diff_ids": ["$1"] } }`;
const at = (created: string) => config(`, "created": ${created}`);
const fixed = (created: string, dateTime: string) => ({
  text: at(`«"${created}"»`),
  message: 'form',
  fixes: { [`Replace "${created}" by "${dateTime}"`]: at(`"${dateTime}"`) },
});

testRule('created-rfc3339', {
  valid: [
    config(''),
    at('null'),
    at('7'),
    at('"2015-10-31T22:22:56.015925234Z"'),
    at('"0001-01-01T00:00:00Z"'),
    at('"2024-02-29T23:59:59+05:30"'),
  ],
  invalid: [
    { ...fixed('2018-08-04', '2018-08-04T00:00:00Z'), severity: 'error' },
    fixed('20180804', '2018-08-04T00:00:00Z'),
    fixed('2018-08-04t12:30:00z', '2018-08-04T12:30:00Z'),
    fixed('2018-08-04 12:30:00', '2018-08-04T12:30:00Z'),
    fixed('2018-08-04T12:30:00+0200', '2018-08-04T12:30:00+02:00'),
    fixed('2018-08-04 12:30:00.5 +0000 UTC', '2018-08-04T12:30:00.5+00:00'),
    fixed('2018-08-04T9:30:00,25Z', '2018-08-04T09:30:00.25Z'),
    { text: at('«"2023-02-29T00:00:00Z"»'), message: 'form', fixes: { 'Remove created': config('') } },
    { text: at('«"2018-08-04T12:30:60Z"»'), message: 'form' },
    { text: at('«"2018-08-04T12:30:00+25:00"»'), message: 'form' },
    { text: at('«"yesterday"»'), message: 'form', fixes: { 'Remove created': config('') } },
    { text: at('«""»'), message: 'empty', fixes: { 'Remove created': config('') } },
    {
      text: '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["$1"]},"history":[{"created":«"2018-08-04"»}]}',
      message: 'form',
    },
    {
      text: '{"architecture":"wasm","os":"wasip1","created":«"2018-08-04"»,"layerDigests":["$1"]}',
      message: 'form',
    },
  ],
});
