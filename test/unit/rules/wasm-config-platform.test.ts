import { marked } from '#helpers/documents';
import { wasmConfig } from '#helpers/documents/wasmConfig';
import { testRule } from '#helpers/ruleTester';

const component = { exports: ['wasi:http/incoming-handler@0.2.0'], imports: [] };

testRule('wasm-config-platform', {
  valid: [wasmConfig(), wasmConfig({ os: 'wasip2', component })],
  invalid: [
    {
      text: wasmConfig({ os: marked('wasi') }),
      message: 'os',
      severity: 'warning',
      fixes: { 'Replace "wasi" with "wasip1"': wasmConfig() },
    },
    {
      text: wasmConfig({ os: marked('linux'), component }),
      fixes: { 'Replace "linux" with "wasip2"': wasmConfig({ os: 'wasip2', component }) },
    },
    {
      text: wasmConfig({ architecture: marked('wasm32') }),
      message: 'architecture',
      fixes: { 'Replace "wasm32" with "wasm"': wasmConfig() },
    },
  ],
});
