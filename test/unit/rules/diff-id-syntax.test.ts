import { digestOf } from '#helpers/markedText';
import { testRule } from '#helpers/ruleTester';

const config = (...ids: string[]) =>
  `{ "architecture": "amd64", "os": "linux", "rootfs": { "type": "layers", "diff_ids": [${ids.join(', ')}] } }`;
const wasm = (digest: string) =>
  `{ "architecture": "wasm", "os": "wasip2", "layerDigests": [${digest}], "component": { "exports": [] } }`;
const hash = digestOf('1').slice('sha256:'.length);

testRule('diff-id-syntax', {
  valid: [
    config(),
    config('"$1"', '"$1"'),
    config('"sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564"'),
    wasm('"$1"'),
  ],
  invalid: [
    { text: config('"$1"', '«"layer.tar"»'), message: 'grammar', severity: 'error', fixes: {} },
    {
      text: config(`«"${hash}"»`),
      message: 'grammar',
      fixes: { 'Add the algorithm sha256': config(`"sha256:${hash}"`) },
    },
    { text: config('«"sha256:abc"»'), message: 'length' },
    { text: config(`«"sha256:${hash.replace('6', 'g')}"»`), message: 'characters' },
    {
      text: config(`«"sha256:${hash.toUpperCase()}"»`),
      message: 'case',
      fixes: { 'Write the digest in lower case': config('"$1"') },
    },
    { text: wasm('«"sha256:abc"»'), message: 'length' },
  ],
});
