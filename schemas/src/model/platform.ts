import * as z from 'zod';
import { once } from '#schemas/once';
import { fieldsOf, specificationSection } from './field';

const property = fieldsOf(specificationSection('image-index.md', 'image-index-property-descriptions'));

/** What an image needs to run (image-index.md, `platform`). */
export const platform = once(() =>
  z.looseObject({
    architecture: property(
      'The CPU architecture, in the spelling of Go’s `GOARCH`: `amd64`, `arm64`, `386`, `s390x`, … ' +
        'Clients compare it with their own, so some of them do not find an image with another spelling.',
      z.string(),
      { meaning: 'architecture' },
    ),
    os: property(
      'The operating system, in the spelling of Go’s `GOOS`: `linux`, `windows`, `darwin`, …',
      z.string(),
      { meaning: 'os' },
    ),
    'os.version': property(
      'The version of the operating system that the image needs, for example `10.0.20348.2762`. Windows hosts ' +
        'compare it with their own. There are no agreed values for other systems.',
      z.string().optional(),
      { meaning: 'os-version' },
    ),
    'os.features': property(
      'Features of the operating system that must be present. The specification defines one value, `win32k` ' +
        'for Windows. Implementations may define others.',
      z.array(z.string()).optional(),
      { meaning: 'os-features' },
    ),
    variant: property(
      'The variant of the architecture, such as `v7` for 32-bit ARM or `v8` for 64-bit ARM. ' +
        'Without it, clients assume the architecture’s usual variant.',
      z.string().optional(),
      { source: specificationSection('image-index.md', 'platform-variants'), meaning: 'variant' },
    ),
    features: property(
      'Reserved for future versions of the specification. Docker manifest lists once listed CPU features here.',
      z.array(z.string()).optional(),
      { status: 'reserved' },
    ),
  }),
);
