import * as z from 'zod';
import { once } from '#schemas/once';
import { annotationsOf } from './annotations';
import { field, fieldsOf, specificationSection } from './field';
import { platform } from './platform';

const property = fieldsOf(specificationSection('descriptor.md', 'properties'));

/** A typed, sized and content-addressed reference to other content (descriptor.md). */
export const descriptor = once(() =>
  z.looseObject({
    mediaType: property(
      'The media type of the content that the descriptor points to, in the grammar of RFC 6838. ' +
        'It decides who reads the content, and how.',
      z.string(),
      {
        meaning: 'media-type',
        jsonSchema: {
          pattern: '^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$',
        },
      },
    ),
    digest: property(
      'The digest of the content’s exact bytes, as `algorithm:encoded`. Clients hash what they fetch, ' +
        'and refuse content with another digest.',
      z.string(),
      {
        source: specificationSection('descriptor.md', 'digests'),
        meaning: 'digest',
        jsonSchema: { pattern: '^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$' },
      },
    ),
    size: property(
      'The length of the content in bytes, as a plain integer. Clients stop reading, or refuse the content, ' +
        'when its length differs.',
      z.number(),
      { meaning: 'size', jsonSchema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } },
    ),
    urls: property(
      'URLs from which clients may download the content instead of from the registry. Each must be a URI. ' +
        'Clients support `http` and `https`.',
      z.array(z.string()).optional(),
      { meaning: 'url' },
    ),
    annotations: annotationsOf('content'),
    data: property(
      'The content itself, in base64, so that clients do not have to fetch it. It must match `digest` and `size`. ' +
        'Use it for small content only, because it adds to the size of the document.',
      z.string().optional(),
      {
        source: specificationSection('descriptor.md', 'embedded-content'),
        meaning: 'base64',
        jsonSchema: { contentEncoding: 'base64' },
      },
    ),
    platform: property(
      'The platform that the image runs on. It belongs on the entries of an image index, where clients use it to choose one.',
      platform().optional(),
      {
        source: specificationSection('image-index.md', 'image-index-property-descriptions'),
        meaning: 'platform',
      },
    ),
    artifactType: property(
      'The type of the artifact that the descriptor points to: the manifest’s `artifactType`, or the media type of its ' +
        'config when there is none. Clients use it to filter referrers without fetching them.',
      z.string().optional(),
      { meaning: 'artifact-type' },
    ),
  }),
);

/** The descriptor schema documented for one place in a document. */
export function descriptorFor(description: string, source: string) {
  return field(descriptor(), { description, source, meaning: 'descriptor' });
}
