import * as z from 'zod';
import { field } from './field';

const section = 'https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/';

/** The config of a CNCF wasm artifact, `application/vnd.wasm.config.v0+json`. */
export const wasmConfig = z.looseObject({
  created: field(z.string().nullish(), {
    description: 'When the artifact was made, as RFC 3339 writes dates.',
    source: section,
    meaning: 'timestamp',
  }),
  author: field(z.string().nullish(), { description: 'Who made the artifact.', source: section }),
  architecture: field(z.string(), {
    description: 'Always `wasm`.',
    source: section,
    meaning: 'architecture',
    jsonSchema: { const: 'wasm' },
  }),
  os: field(z.string(), {
    description: '`wasip1` for a core module that uses WASI preview 1, `wasip2` for a component.',
    source: section,
    meaning: 'os',
    jsonSchema: { enum: ['wasip1', 'wasip2'] },
  }),
  layerDigests: field(z.array(z.string()), {
    description: 'The digests of the layers of the manifest, in the same order.',
    source: section,
  }),
  component: field(
    z
      .looseObject({
        exports: field(z.array(z.string()).nullish(), {
          description: 'Interfaces that the component exports.',
          source: section,
        }),
        imports: field(z.array(z.string()).nullish(), {
          description: 'Interfaces that the component needs.',
          source: section,
        }),
        target: field(z.string().nullish(), {
          description: 'The WIT world that the component targets.',
          source: section,
        }),
      })
      .nullish(),
    { description: 'What the component offers and needs; absent for a core module.', source: section },
  ),
});
