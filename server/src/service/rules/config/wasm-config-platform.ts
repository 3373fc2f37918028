import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { isWasmOs, wasmOs } from '#service/oci/wasmConfig';

/** The format of the CNCF defines a few values of these two properties only. */
export default defineRule({
  id: 'wasm-config-platform',
  category: 'config',
  kinds: ['wasm-config'],
  severity: 'warning',
  summary: 'The config of a Wasm artifact does not have the architecture wasm and the os wasip1 or wasip2.',
  source: 'https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/',
  claims: ['runwasi/architecture', 'runwasi/binary'],
  messages: {
    architecture: 'The architecture of a Wasm artifact must be "wasm", not "{value}". {runwasi/architecture}',
    os: 'The os of a Wasm artifact must be "wasip1" for a core module or "wasip2" for a component, not "{value}".',
  },
  fixes: { replace: 'Replace "{value}" with "{right}"' },
  *check({ model }) {
    const { architecture, os, component } = model;
    if (architecture !== undefined && architecture !== 'wasm') {
      yield wrongValue('architecture', architecture, 'wasm');
    }
    if (os !== undefined && !isWasmOs(os)) {
      yield wrongValue('os', os, wasmOs(Boolean(component)));
    }
  },
});

function wrongValue<P extends 'architecture' | 'os'>(property: P, value: string, right: string) {
  const repair = fix('replace', set([property], right), { values: { right } });
  return { message: property, at: { path: [property] }, values: { value }, fixes: [repair] };
}
