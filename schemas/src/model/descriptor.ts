import * as z from 'zod';
import { annotationsOf } from './annotations';
import { field, specificationSection } from './field';
import { platform } from './platform';

const section = specificationSection('descriptor.md', 'properties');

/** A typed, sized and content-addressed reference to other content (descriptor.md). */
export const descriptor = z.looseObject({
  mediaType: field(z.string(), {
    description:
      'The media type of the content that the descriptor points to, written as RFC 6838 has it. ' +
      'It decides who reads the content, and how.',
    source: section,
    meaning: 'media-type',
    jsonSchema: {
      pattern: '^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$',
    },
  }),
  digest: field(z.string(), {
    description:
      'The digest of the content’s exact bytes, as `algorithm:encoded`. Who fetches the content hashes it again ' +
      'and refuses anything that differs.',
    source: specificationSection('descriptor.md', 'digests'),
    meaning: 'digest',
    jsonSchema: { pattern: '^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$' },
  }),
  size: field(z.number(), {
    description:
      'The length of the content in bytes, as a plain integer. Clients stop reading, or refuse the content, ' +
      'when its length is another.',
    source: section,
    meaning: 'size',
    jsonSchema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  }),
  urls: field(z.array(z.string()).optional(), {
    description:
      'Addresses from which the content may be downloaded instead of from the registry. Each must be a URI; ' +
      '`http` and `https` are what clients support.',
    source: section,
    meaning: 'url',
  }),
  annotations: annotationsOf('content'),
  data: field(z.string().optional(), {
    description:
      'The content itself, in base64, so that a client need not fetch it. It must agree with `digest` and `size`; ' +
      'meant for small pieces, since it counts towards the document’s own size.',
    source: specificationSection('descriptor.md', 'embedded-content'),
    meaning: 'base64',
    jsonSchema: { contentEncoding: 'base64' },
  }),
  platform: field(platform.optional(), {
    description:
      'The platform that the image runs on. It belongs to the entries of an image index, where clients choose by it.',
    source: specificationSection('image-index.md', 'image-index-property-descriptions'),
    meaning: 'platform',
  }),
  artifactType: field(z.string().optional(), {
    description:
      'The kind of artifact that the descriptor points to: the manifest’s `artifactType`, or the media type of its ' +
      'config when it has none. It lets a client filter referrers without fetching them.',
    source: section,
    meaning: 'artifact-type',
  }),
});

/** The descriptor schema documented for one place in a document. */
export function descriptorFor(description: string, section: string) {
  return field(descriptor, { description, source: section, meaning: 'descriptor' });
}
