import { testRule } from '#helpers/ruleTester';

const config = (os: string, more = '', architecture = '"wasm"') =>
  `{ "architecture": ${architecture}, "os": ${os}, "layerDigests": ["$1"]${more} }`;
const component = ', "component": { "exports": ["wasi:http/incoming-handler@0.2.0"], "imports": [] }';

testRule('wasm-config-platform', {
  valid: [config('"wasip1"'), config('"wasip2"', component)],
  invalid: [
    {
      text: config('«"wasi"»'),
      message: 'os',
      severity: 'warning',
      fixes: { 'Replace "wasi" by "wasip1"': config('"wasip1"') },
    },
    {
      text: config('«"linux"»', component),
      fixes: { 'Replace "linux" by "wasip2"': config('"wasip2"', component) },
    },
    {
      text: config('"wasip1"', '', '«"wasm32"»'),
      kind: 'wasm-config',
      message: 'architecture',
      fixes: { 'Replace "wasm32" by "wasm"': config('"wasip1"') },
    },
  ],
});
