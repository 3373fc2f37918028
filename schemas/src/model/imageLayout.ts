import * as z from 'zod';
import { once } from '#schemas/once';
import { field, specificationSection } from './field';

/** The `oci-layout` file that marks a directory as an image layout (image-layout.md). */
export const imageLayout = once(() =>
  z.looseObject({
    imageLayoutVersion: field(z.string(), {
      description:
        'The version of the image layout, always `1.0.0`. It is not the version of the specification.',
      source: specificationSection('image-layout.md', 'oci-layout-file'),
      jsonSchema: { enum: ['1.0.0'] },
    }),
  }),
);
