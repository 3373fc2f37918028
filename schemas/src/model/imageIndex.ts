import * as z from 'zod';
import { annotationsOf } from './annotations';
import { descriptor } from './descriptor';
import { field, specificationSection } from './field';
import { schemaVersion } from './imageManifest';

const section = specificationSection('image-index.md', 'image-index-property-descriptions');

/** The image index (image-index.md): a list of manifests, usually one for each platform. */
export const imageIndex = z.looseObject({
  schemaVersion,
  mediaType: field(z.string().optional(), {
    description:
      'The media type of this document, `application/vnd.oci.image.index.v1+json`. Optional, but it should be there: ' +
      'without it consumers guess the format.',
    source: section,
    meaning: 'media-type',
    jsonSchema: { const: 'application/vnd.oci.image.index.v1+json' },
  }),
  artifactType: field(z.string().optional(), {
    description: 'The type of the artifact, as a media type, when the whole index is one artifact.',
    source: section,
    meaning: 'artifact-type',
  }),
  manifests: field(z.array(descriptor), {
    description:
      'The manifests, in order of preference: a client takes the first whose platform fits. The list may be empty, ' +
      'but it must be there.',
    source: section,
  }),
  subject: field(descriptor.optional(), {
    description: 'The manifest that this index belongs to, as with the subject of an image manifest.',
    source: section,
    meaning: 'descriptor',
  }),
  annotations: annotationsOf('index'),
});
