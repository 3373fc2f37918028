import { print, type Members } from '../documents';

/** The config of a CNCF Wasm artifact: a core module with one layer. */
export function wasmConfig(overrides: Members = {}): string {
  return print({ architecture: 'wasm', os: 'wasip1', layerDigests: ['$1'], ...overrides });
}
