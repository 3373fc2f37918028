import * as z from 'zod';
import { once } from '#schemas/once';
import { fieldsOf } from './field';

const property = fieldsOf('https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/');

const component = () =>
  z.looseObject({
    exports: property('Interfaces that the component exports.', z.array(z.string()).nullish()),
    imports: property('Interfaces that the component needs.', z.array(z.string()).nullish()),
    target: property('The WIT world that the component targets.', z.string().nullish()),
  });

/** The config of a CNCF Wasm artifact, `application/vnd.wasm.config.v0+json`. */
export const wasmConfig = once(() =>
  z.looseObject({
    created: property('When the artifact was made, in RFC 3339 format.', z.string().nullish(), {
      meaning: 'timestamp',
    }),
    author: property('Who made the artifact.', z.string().nullish()),
    architecture: property('Always `wasm`.', z.string(), {
      meaning: 'architecture',
      jsonSchema: { const: 'wasm' },
    }),
    os: property('`wasip1` for a core module, `wasip2` for a component.', z.string(), {
      meaning: 'os',
      jsonSchema: { enum: ['wasip1', 'wasip2'] },
    }),
    layerDigests: property('The digests of the manifest’s layers, in the same order.', z.array(z.string())),
    component: property(
      'What the component offers and needs; absent for a core module.',
      component().nullish(),
    ),
  }),
);
