import { set } from '#service/edits/operations';
import { fix, defineRule } from '#service/lint/rule';

/** Runtimes for the CNCF wasm artifact choose by these two values, and there are few of them. */
export default defineRule({
  id: 'wasm-config-platform',
  category: 'config',
  kinds: ['wasm-config'],
  severity: 'warning',
  summary: 'The config of a wasm artifact must have the architecture wasm and the system wasip1 or wasip2.',
  source: 'https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/',
  messages: {
    architecture: 'The architecture of a wasm artifact is "wasm"; runtimes do not recognise "{value}".',
    os: 'The os of a wasm artifact is "wasip1" for a core module and "wasip2" for a component; runtimes do not recognise "{value}".',
  },
  fixes: { replace: 'Replace "{value}" by "{right}"' },
  *check({ model }) {
    const { architecture, os, component } = model;
    if (architecture !== undefined && architecture !== 'wasm') {
      yield wrong('architecture', architecture, 'wasm');
    }
    if (os !== undefined && os !== 'wasip1' && os !== 'wasip2') {
      yield wrong('os', os, component === undefined || component === null ? 'wasip1' : 'wasip2');
    }
  },
});

function wrong(member: 'architecture' | 'os', value: string, right: string) {
  return {
    message: member,
    at: { path: [member] },
    values: { value },
    fixes: [fix('replace' as const, set([member], right), { values: { right } })],
  };
}
