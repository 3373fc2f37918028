import { config, marked } from '#helpers/documents';
import { wasmConfig } from '#helpers/documents/wasmConfig';
import { testRule } from '#helpers/ruleTester';

const at = (created: unknown) => config({ created });
const fixed = (created: string, dateTime: string) => ({
  text: at(marked(created)),
  message: 'form',
  fixes: { [`Replace "${created}" with "${dateTime}"`]: at(dateTime) },
});
const removed = { 'Remove "created"': config() };

testRule('created-rfc3339', {
  valid: [
    config(),
    at(null),
    at(7),
    at('2015-10-31T22:22:56.015925234Z'),
    at('0001-01-01T00:00:00Z'),
    at('2024-02-29T23:59:59+05:30'),
    // A Wasm config has no history, so a property of that name may hold anything.
    wasmConfig({ history: 'none' }),
  ],
  invalid: [
    // A day, or a time without a zone, does not name an instant.
    { ...fixed('2018-08-04', '2018-08-04T00:00:00Z'), severity: 'error', automatic: false },
    fixed('20180804', '2018-08-04T00:00:00Z'),
    fixed('2018-08-04t12:30:00z', '2018-08-04T12:30:00Z'),
    fixed('2018-08-04 12:30:00', '2018-08-04T12:30:00Z'),
    { ...fixed('2018-08-04T12:30:00+0200', '2018-08-04T12:30:00+02:00'), automatic: true },
    fixed('2018-08-04 12:30:00.5 +0000 UTC', '2018-08-04T12:30:00.5+00:00'),
    fixed('2018-08-04T9:30:00,25Z', '2018-08-04T09:30:00.25Z'),
    { text: at(marked('2023-02-29T00:00:00Z')), message: 'form', fixes: removed },
    { text: at(marked('2018-08-04T12:30:60Z')), message: 'form' },
    { text: at(marked('2018-08-04T12:30:00+25:00')), message: 'form' },
    { text: at(marked('yesterday')), message: 'form', fixes: removed, automatic: false },
    { text: at(marked('')), message: 'empty', fixes: removed, automatic: true },
    { text: config({ history: [{ created: marked('2018-08-04') }] }), message: 'form' },
    { text: wasmConfig({ created: marked('2018-08-04') }), message: 'form' },
  ],
});
