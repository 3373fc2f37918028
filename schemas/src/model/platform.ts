import * as z from 'zod';
import { field, specificationSection } from './field';

const section = specificationSection('image-index.md', 'image-index-property-descriptions');

/** What an image needs to run (image-index.md, `platform`). */
export const platform = z.looseObject({
  architecture: field(z.string(), {
    description:
      'The CPU architecture, in the spelling of Go’s `GOARCH`: `amd64`, `arm64`, `386`, `s390x`, … ' +
      'Clients compare it with their own, so another spelling of the same machine is not found by all of them.',
    source: section,
    meaning: 'architecture',
  }),
  os: field(z.string(), {
    description: 'The operating system, in the spelling of Go’s `GOOS`: `linux`, `windows`, `darwin`, …',
    source: section,
    meaning: 'os',
  }),
  'os.version': field(z.string().optional(), {
    description:
      'The version of the operating system that the image needs. Windows hosts compare it, for example ' +
      '`10.0.20348.2762`; other systems have no agreed values.',
    source: section,
  }),
  'os.features': field(z.array(z.string()).optional(), {
    description:
      'Features of the operating system that must be present. The specification names one value, `win32k` ' +
      'for Windows; other values are for their implementers to define.',
    source: section,
  }),
  variant: field(z.string().optional(), {
    description:
      'The variant of the architecture, such as `v7` for 32-bit ARM or `v8` for 64-bit ARM. ' +
      'Without it the client assumes the architecture’s usual variant.',
    source: specificationSection('image-index.md', 'platform-variants'),
    meaning: 'variant',
  }),
  features: field(z.array(z.string()).optional(), {
    description:
      'Reserved for future versions of the specification; Docker manifest lists once listed CPU features here.',
    source: section,
    status: 'reserved',
  }),
});
