import * as z from 'zod';
import { field } from './field';

const section = 'https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/';

/** The config of a CNCF wasm artifact, `application/vnd.wasm.config.v0+json`. */
export const wasmConfig = z.looseObject({
  created: field(z.string().nullish(), {
    description: 'When the artifact was made, as RFC 3339 writes dates.',
    specification: section,
    meaning: 'timestamp',
  }),
  author: field(z.string().nullish(), { description: 'Who made the artifact.', specification: section }),
  architecture: field(z.string(), {
    description: 'Always `wasm`.',
    specification: section,
    meaning: 'architecture',
    jsonSchema: { const: 'wasm' },
  }),
  os: field(z.string(), {
    description: '`wasip1` for a core module that uses WASI preview 1, `wasip2` for a component.',
    specification: section,
    meaning: 'os',
    jsonSchema: { enum: ['wasip1', 'wasip2'] },
  }),
  layerDigests: field(z.array(z.string()), {
    description: 'The digests of the layers of the manifest, in the same order.',
    specification: section,
  }),
  component: field(
    z
      .looseObject({
        exports: field(z.array(z.string()).nullish(), {
          description: 'Interfaces that the component exports.',
          specification: section,
        }),
        imports: field(z.array(z.string()).nullish(), {
          description: 'Interfaces that the component needs.',
          specification: section,
        }),
        target: field(z.string().nullish(), {
          description: 'The WIT world that the component targets.',
          specification: section,
        }),
      })
      .nullish(),
    { description: 'What the component offers and needs; absent for a core module.', specification: section },
  ),
});
